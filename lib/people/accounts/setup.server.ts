/**
 * How instructors come to be: while nobody has an account the terminal prints a link, and whoever opens it creates the
 * first one, who is the administrator as well; after that those who may make instructors hand out links. Only the
 * token's hash is stored, so a link is shown once. The demo class's accounts do not count.
 */
import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import type { InstructorMaker } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import type { AccountInput } from './account-input';
import { grantRight, stillMakesInstructors } from './grants.server';
import { hashPassword } from './password.server';

const dayMs = 24 * 60 * 60_000;
/** Serialises redemptions across processes; any number. */
const redemptionLock = 762_252_115;

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

const somebodyExists = async (db: Prisma.TransactionClient) => (await db.user.count({ where: { demo: false } })) > 0;

/** A fresh link at `url`, or null when somebody has an account. Links of earlier starts hold for a day. */
export async function createSetupLink(url: string): Promise<string | null> {
  const db = await database();
  if (await somebodyExists(db)) return null;
  const token = randomBytes(32).toString('base64url');
  await db.setupLink.deleteMany({ where: { createdById: null, createdAt: { lt: new Date(Date.now() - dayMs) } } });
  await db.setupLink.create({ data: { tokenHash: hashOf(token) } });
  return `${url}/setup/${token}`;
}

/** How long a link for a colleague works. */
export const instructorLinkDays = 7;

/** A link at `url` that makes whoever opens it first an instructor. */
export async function createInstructorLink(maker: InstructorMaker, url: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const db = await database();
  await db.$transaction(async (tx) => {
    const expiresAt = new Date(Date.now() + instructorLinkDays * dayMs);
    await tx.setupLink.create({ data: { tokenHash: hashOf(token), createdById: maker.id, expiresAt } });
    await recordAudit(tx, { actor: maker, action: 'instructor.invite', classId: null });
  });
  return `${url}/setup/${token}`;
}

export interface InstructorLink {
  /** Its hash: names the link and does not open it. */
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
}

/** The viewer's own that still work, newest first. */
export async function listInstructorLinks({ id: createdById }: InstructorMaker): Promise<InstructorLink[]> {
  const { setupLink } = await database();
  const rows = await setupLink.findMany({
    where: { createdById, usedAt: null, expiresAt: { gt: new Date() } },
    select: { tokenHash: true, createdAt: true, expiresAt: true },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ tokenHash, ...row }) => ({ id: tokenHash, ...row }));
}

/** Harmless for one that is not the viewer's own, or is used. */
export async function withdrawInstructorLink(maker: InstructorMaker, id: string): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const where = { tokenHash: id, createdById: maker.id, usedAt: null };
    const { count } = await tx.setupLink.deleteMany({ where });
    if (count > 0) await recordAudit(tx, { actor: maker, action: 'instructor.withdraw', classId: null });
  });
}

/** `first`: printed by the terminal; `colleague`: handed out by the instructor named. */
export type SetupLinkView = { readonly kind: 'first' } | { readonly kind: 'colleague'; readonly by: string };

/** Null for an unknown, used or expired link, and for the first one when somebody has an account. */
export async function findSetupLink(token: string): Promise<SetupLinkView | null> {
  const db = await database();
  const link = await db.setupLink.findFirst({
    where: { tokenHash: hashOf(token), ...open() },
    select: { createdBy: { select: { name: true } } },
  });
  if (!link) return null;
  if (link.createdBy) return { kind: 'colleague', by: link.createdBy.name };
  return (await somebodyExists(db)) ? null : { kind: 'first' };
}

const open = () => ({ usedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] });

export type SetupResult =
  | { readonly kind: 'created'; readonly userId: string }
  /** As {@link findSetupLink} gives null. */
  | { readonly kind: 'link-closed' }
  | { readonly kind: 'email-taken' };

/** Creates an instructor, exactly once however many open the link at the same moment. */
export async function redeemSetupLink(token: string, account: AccountInput): Promise<SetupResult> {
  const { name, email, password } = account;
  if (!(await findSetupLink(token))) return { kind: 'link-closed' };
  const passwordHash = await hashPassword(password);
  const db = await database();
  try {
    return await db.$transaction(async (tx) => {
      const link = await use(tx, token);
      if (!link) return { kind: 'link-closed' };
      const { id } = await tx.user.create({ data: { name, email, passwordHash }, select: { id: true } });
      await grantRight(tx, { userId: id, right: 'instructor', byId: link.createdById });
      // Whoever proves to read the terminal runs this server.
      if (link.createdById === null) await grantRight(tx, { userId: id, right: 'administrator', byId: null });
      return { kind: 'created', userId: id };
    });
  } catch (error) {
    if (isUniqueViolation(error)) return { kind: 'email-taken' };
    throw error;
  }
}

/** Makes an account that exists an instructor's; false where the link is closed. */
export async function becomeInstructor({ id }: Viewer, token: string): Promise<boolean> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const link = await use(tx, token);
    if (link) await grantRight(tx, { userId: id, right: 'instructor', byId: link.createdById });
    return link !== null;
  });
}

type UsedLink = { readonly createdById: string | null };

/** Takes the link; null where it is closed, or who handed it out may no longer make instructors. */
async function use(tx: Prisma.TransactionClient, token: string): Promise<UsedLink | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${redemptionLock})`;
  const where = { tokenHash: hashOf(token), ...open() };
  const link = await tx.setupLink.findFirst({ where, select: { createdById: true } });
  if (!link || (link.createdById === null && (await somebodyExists(tx)))) return null;
  if (link.createdById !== null && !(await stillMakesInstructors(tx, link.createdById))) return null;
  await tx.setupLink.updateMany({ where, data: { usedAt: new Date() } });
  return link;
}
