/** What people change of their own account. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound, TooManyRequests } from '@/lib/platform/http/errors';
import { rateLimit } from '@/lib/platform/http/rate-limit';
import { endSessions } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { lockAccount } from './lock-account.server';
import { hashPassword, verifyPassword } from './password.server';
import { setPassword } from './recovery.server';

export interface OwnAccount {
  readonly hasPassword: boolean;
  /** Linked accounts at providers. */
  readonly links: readonly { readonly provider: string; readonly linkedAt: Date }[];
}

export async function getOwnAccount({ id }: Viewer): Promise<OwnAccount> {
  const { user } = await database();
  const { passwordHash, accounts } = await user.findUniqueOrThrow({
    where: { id },
    select: {
      passwordHash: true,
      accounts: { select: { provider: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  const links = accounts.map(({ provider, createdAt }) => ({ provider, linkedAt: createdAt }));
  return { hasPassword: passwordHash !== null, links };
}

export async function changeName({ id }: Viewer, name: string): Promise<void> {
  const { user } = await database();
  await user.update({ where: { id }, data: { name } });
}

/** Against guessing by whoever sits down at a browser that was left signed in. */
const wrongPasswords = rateLimit({ limit: 10, windowMs: 15 * 60_000 });

/** Whether `password` is the viewer's, or they have none. @throws TooManyRequests */
export async function provesPassword({ id }: Viewer, password: string): Promise<boolean> {
  const wait = wrongPasswords.waitSeconds(id);
  if (wait > 0) throw new TooManyRequests('Too many wrong passwords. Wait a quarter of an hour and try again.', wait);
  const { user } = await database();
  const { passwordHash } = await user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (passwordHash === null) return true;
  wrongPasswords.record(id);
  const right = await verifyPassword(password, passwordHash);
  if (right) wrongPasswords.clear(id);
  return right;
}

/** Ends all sessions but the one in which it is done. Who signs in by a provider only gets a password by it. */
export async function changePassword({ id }: Viewer, password: string, session: string | null): Promise<void> {
  const passwordHash = await hashPassword(password);
  const db = await database();
  await db.$transaction((tx) => setPassword(tx, id, passwordHash, session));
}

/** All but the one in which it is asked. */
export async function endOtherSessions({ id }: Viewer, session: string | null): Promise<void> {
  const db = await database();
  await db.$transaction((tx) => endSessions(tx, id, session));
}

/** @throws NotFound; InvalidRequest for the last way in */
export async function unlinkProvider({ id: userId }: Viewer, provider: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockAccount(tx, userId);
    if ((await tx.account.count({ where: { userId, provider } })) === 0) throw new NotFound('This is not linked.');
    const { passwordHash } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } });
    const others =
      (await tx.account.count({ where: { userId, provider: { not: provider } } })) +
      (await tx.passkey.count({ where: { userId } }));
    if (passwordHash === null && others === 0)
      throw new InvalidRequest('This is your only way to sign in. Set a password first.');
    await tx.account.deleteMany({ where: { userId, provider } });
  });
}
