/** What people change of their own account. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { slowDown } from '@/lib/platform/limits/slow-down.server';
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
const ownPassword = { name: 'own password', free: 10, windowMs: 15 * 60_000 };
const guard = slowDown();

/** Whether `password` is the viewer's, or they have none. Who has been wrong often waits. */
export async function provesPassword({ id }: Viewer, password: string): Promise<boolean> {
  const { user } = await database();
  const { passwordHash } = await user.findUniqueOrThrow({ where: { id }, select: { passwordHash: true } });
  if (passwordHash === null) return true;
  const wasRight = await guard([{ ...ownPassword, key: id }]);
  const right = await verifyPassword(password, passwordHash);
  if (right) await wasRight();
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
