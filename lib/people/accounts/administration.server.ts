/** What an administrator sees of the accounts, and suspending them. */
import 'server-only';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { Administrator } from '@/lib/platform/session/capabilities';
import { endSessions } from '@/lib/platform/session/sessions.server';
import { type AccountRight, requireAnotherAdministrator } from './grants.server';

export interface GrantView {
  readonly right: AccountRight;
  readonly grantedAt: Date;
  /** Null: the set-up, or the command line. */
  readonly by: string | null;
}

export interface AccountView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly suspended: boolean;
  /** Those that hold. */
  readonly grants: readonly GrantView[];
  /** Browsers that are signed in. */
  readonly sessions: number;
  readonly classes: number;
}

export const mostAccounts = 50;

/** By name, those whose name or address has every word of `search`; the first {@link mostAccounts}. */
export async function listAccounts(_: Administrator, search: string): Promise<AccountView[]> {
  const { user } = await database();
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 5);
  const rows = await user.findMany({
    where: {
      erasedAt: null,
      AND: words.map((word) => ({
        OR: [
          { name: { contains: word, mode: 'insensitive' as const } },
          { email: { contains: word, mode: 'insensitive' as const } },
        ],
      })),
    },
    select: {
      id: true,
      name: true,
      email: true,
      createdAt: true,
      suspendedAt: true,
      grants: {
        where: { revokedAt: null },
        select: { right: true, grantedAt: true, grantedBy: { select: { name: true } } },
        orderBy: { right: 'desc' },
      },
      _count: { select: { sessions: true, enrolments: { where: { removedAt: null } } } },
    },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostAccounts,
  });
  return rows.map(({ suspendedAt, grants, _count, ...row }) => ({
    ...row,
    suspended: suspendedAt !== null,
    grants: grants.map(({ grantedBy, ...grant }) => ({ ...grant, by: grantedBy?.name ?? null })),
    sessions: _count.sessions,
    classes: _count.enrolments,
  }));
}

/** Ends all sessions; work and places in classes stay. @throws NotFound; InvalidRequest for oneself */
export async function suspendAccount(admin: Administrator, userId: string): Promise<void> {
  if (userId === admin.id) throw new InvalidRequest('You cannot suspend yourself.');
  await changeAccount(admin, userId, true);
}

/** @throws NotFound */
export async function readmitAccount(admin: Administrator, userId: string): Promise<void> {
  await changeAccount(admin, userId, false);
}

async function changeAccount(admin: Administrator, userId: string, suspended: boolean): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    if (suspended) await requireAnotherAdministrator(tx, userId);
    const before = suspended ? null : { not: null };
    const { count } = isUuid(userId)
      ? await tx.user.updateMany({
          where: { id: userId, erasedAt: null, suspendedAt: before },
          data: { suspendedAt: suspended ? new Date() : null },
        })
      : { count: 0 };
    if (count === 0) throw new NotFound('There is no such account, or it is so already.');
    if (suspended) await endSessions(tx, userId);
    const action = suspended ? 'account.suspend' : 'account.readmit';
    await recordAudit(tx, { actor: admin, action, classId: null, subjectId: userId });
  });
}

/** @throws NotFound */
export async function endSessionsOf(admin: Administrator, userId: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const found = isUuid(userId) && (await tx.user.count({ where: { id: userId } })) > 0;
    if (!found) throw new NotFound('There is no such account.');
    await endSessions(tx, userId);
    await recordAudit(tx, { actor: admin, action: 'account.endSessions', classId: null, subjectId: userId });
  });
}
