/**
 * The token of an invitation's link: its id and a signature, so that the link can be shown again and nothing secret is
 * stored. The time it was made is signed too: renewing an invitation ends the link sent before.
 */
import 'server-only';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { sessionSecret } from '@/lib/platform/session/secret.server';

export interface SignedInvitation {
  readonly id: string;
  readonly createdAt: Date;
}

export const invitationDays = 30;

/** Before this, an invitation has expired. */
export const oldestOpenInvitation = () => new Date(Date.now() - invitationDays * 24 * 60 * 60_000);

/** 43 characters that survive an address: id, full stop, signature. */
export async function invitationToken(invitation: SignedInvitation): Promise<string> {
  const id = Buffer.from(invitation.id.replaceAll('-', ''), 'hex').toString('base64url');
  return `${id}.${await signature(invitation)}`;
}

/** The id that a token claims; null where it cannot be one. Only {@link isSignedBy} says whether it is true. */
export function claimedInvitationId(token: string): string | null {
  const [id = ''] = token.split('.');
  if (!/^[\w-]{22}$/.test(id)) return null;
  const hex = Buffer.from(id, 'base64url').toString('hex');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

export async function isSignedBy(token: string, invitation: SignedInvitation): Promise<boolean> {
  const given = Buffer.from(token);
  const right = Buffer.from(await invitationToken(invitation));
  return given.length === right.length && timingSafeEqual(given, right);
}

/** 120 bits of it: no address needs more. */
async function signature({ id, createdAt }: SignedInvitation): Promise<string> {
  const text = `nabla invitation ${id} ${createdAt.getTime()}`;
  return createHmac('sha256', await sessionSecret())
    .update(text)
    .digest()
    .subarray(0, 15)
    .toString('base64url');
}
