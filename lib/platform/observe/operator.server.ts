/** Whoever runs the server: by the token of the environment or, where Nabla serves one machine alone, from that machine. */
import 'server-only';
import { createHash, timingSafeEqual } from 'node:crypto';
import { type Environment, environment } from '@/lib/platform/env/environment.server';
import { NotSignedIn } from '@/lib/platform/http/errors';

/**
 * Without a token, an address of this machine is enough only where NABLA_URL is not set: behind a reverse proxy everybody's requests
 * come from the machine itself.
 * @throws NotSignedIn
 */
export function requireOperator(
  authorization: string | null,
  address: string,
  { metricsToken, urlIsGiven }: Pick<Environment, 'metricsToken' | 'urlIsGiven'> = environment(),
): void {
  const given = /^Bearer (\S+)$/i.exec(authorization ?? '')?.[1];
  if (metricsToken ? given && isSame(given, metricsToken) : !urlIsGiven && isLoopback(address)) return;
  throw new NotSignedIn('This is for whoever runs the server: send "Authorization: Bearer" with NABLA_METRICS_TOKEN.');
}

const isLoopback = (address: string) => /^(?:::ffff:)?127\.\d+\.\d+\.\d+$|^::1$/.test(address);

/** In the same time, however much of it is right. */
function isSame(a: string, b: string): boolean {
  const [one, other] = [a, b].map((text) => createHash('sha256').update(text).digest());
  return one !== undefined && other !== undefined && timingSafeEqual(one, other);
}
