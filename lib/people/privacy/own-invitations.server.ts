/** Which seats of rosters are a person's own. */
import 'server-only';
import type { Prisma } from '@/prisma/generated/client';

/**
 * Those that they took. By their address alone only where it is proven to be theirs, or where the class knows them under it:
 * anybody can sign up with the address of somebody else, and must neither read nor delete that person's seat.
 */
export async function ownInvitations(
  tx: Pick<Prisma.TransactionClient, 'user'>,
  userId: string,
): Promise<Prisma.InvitationWhereInput> {
  const { email, passwordHash, accounts } = await tx.user.findUniqueOrThrow({
    where: { id: userId },
    select: { email: true, passwordHash: true, accounts: { select: { provider: true } } },
  });
  // Whose account has no password came by a provider, which had verified the address.
  const isProven = passwordHash === null && accounts.length > 0;
  const known = isProven ? {} : { class: { enrolments: { some: { userId } } } };
  return { OR: [{ acceptedById: userId }, { email, ...known }] };
}
