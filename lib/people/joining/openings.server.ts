/**
 * The two ways into a class: its join code, which makes anyone a student, and an invitation's link, which is for one
 * person and says the role. The code alone takes no seat of the roster: whoever comes by it with the e-mail of an invited student, and has
 * not proved that it is theirs, waits for an instructor, as does whoever staff had removed (waiting.server.ts).
 */
import 'server-only';
import { becomesInstructor } from '@/lib/people/accounts/grants.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { notifyStudent } from '@/lib/platform/live/notify.server';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Prisma } from '@/prisma/generated/client';
import { claimedInvitationId, isSignedBy, oldestOpenInvitation } from './invitation-token.server';
import { normaliseJoinCode } from './join-code';
import { askToJoin } from './waiting.server';

export interface Opening {
  readonly classId: string;
  readonly className: string;
  /** What one becomes by it. */
  readonly role: ClassRole;
  readonly invitation: { readonly id: string; readonly email: string; readonly name: string } | null;
}

/** What a join code or an invitation's token opens; null for a wrong, used or expired one and for an archived class. */
export async function findOpening(codeOrToken: string): Promise<Opening | null> {
  return codeOrToken.includes('.') ? findInvited(codeOrToken.trim()) : findByCode(codeOrToken);
}

async function findByCode(typed: string): Promise<Opening | null> {
  const { class: classes } = await database();
  const found = await classes.findFirst({
    where: { joinCode: normaliseJoinCode(typed), archivedAt: null },
    select: { id: true, name: true },
  });
  return found && { classId: found.id, className: found.name, role: 'student', invitation: null };
}

const open = { acceptedAt: null, withdrawnAt: null } as const;

async function findInvited(token: string): Promise<Opening | null> {
  const id = claimedInvitationId(token);
  if (!id) return null;
  const { invitation } = await database();
  const found = await invitation.findFirst({
    where: { id, ...open, createdAt: { gt: oldestOpenInvitation() }, class: { archivedAt: null } },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      createdAt: true,
      classId: true,
      class: { select: { name: true } },
    },
  });
  if (!found || !(await isSignedBy(token, found))) return null;
  const { class: klass, classId, role, email, name } = found;
  return { classId, className: klass.name, role, invitation: { id, email, name } };
}

/** The class that the user has joined by this link before: a link opened again leads there. */
export async function findClassJoinedBy(userId: string, token: string): Promise<string | null> {
  const id = claimedInvitationId(token);
  if (!id) return null;
  const { invitation } = await database();
  const found = await invitation.findFirst({ where: { id, acceptedById: userId }, select: { classId: true } });
  return found?.classId ?? null;
}

/** Somebody else took the invitation while this request was on its way. */
export class InvitationTaken extends Error {
  override readonly name = 'InvitationTaken';
}

const rank: Readonly<Record<ClassRole, number>> = { student: 0, assistant: 1, instructor: 2 };

/** Whoever enters. */
interface Entrant {
  readonly id: string;
  readonly email: string;
  /** Whether a provider has verified the e-mail. */
  readonly emailProven?: boolean;
}

/**
 * Entering twice changes nothing, and whoever has a higher role keeps it. Whoever had left comes back by the code as a
 * student, whatever they were before. `waits`: they are not in the class until an instructor says so. @throws InvitationTaken
 */
export async function enrol(
  tx: Prisma.TransactionClient,
  user: Entrant,
  opening: Opening,
): Promise<'entered' | 'waits'> {
  const { classId, invitation } = opening;
  const key = { classId_userId: { classId, userId: user.id } };
  const select = { role: true, removedAt: true, barred: true } as const;
  const before = await tx.enrolment.findUnique({ where: key, select });
  const seat = await findSeat(tx, user, opening);
  const barred = before?.barred && !(invitation && (await wasAskedSince(tx, invitation.id, before.removedAt)));
  const isIn = before && !before.removedAt;
  if (barred || (seat && !invitation && !user.emailProven && !isIn)) {
    await askToJoin(tx, { classId, userId: user.id }, barred ? null : (seat?.id ?? null));
    return 'waits';
  }
  // Whoever is in the class already takes no seat by the code either.
  const takes = invitation ?? (user.emailProven || !isIn ? seat : null);
  const role = await roleBy(tx, user.id, opening);
  const kept = isIn && rank[before.role] >= rank[role] ? before.role : role;
  await enterClass(tx, { classId, userId: user.id, role: kept, seatId: takes?.id ?? null });
  if (role !== 'student')
    await recordAudit(tx, { actor: user, action: 'staff.join', classId, subjectId: user.id, details: { role } });
  return 'entered';
}

interface Entry {
  readonly classId: string;
  readonly userId: string;
  readonly role: ClassRole;
  /** The invitation that they take, with its section and school id. */
  readonly seatId: string | null;
}

/** @throws InvitationTaken */
export async function enterClass(
  tx: Prisma.TransactionClient,
  { classId, userId, role, seatId }: Entry,
): Promise<void> {
  const place = seatId ? await accept(tx, { id: userId }, seatId) : {};
  await tx.enrolment.upsert({
    where: { classId_userId: { classId, userId } },
    create: { classId, userId, role, ...place },
    update: { removedAt: null, barred: false, role, ...place },
  });
  await tx.joinRequest.deleteMany({ where: { classId, userId } });
  await notifyStudent(tx, classId, userId);
}

/** Whether staff asked for them after they had removed them: an older link does not bring them back. */
async function wasAskedSince(tx: Prisma.TransactionClient, id: string, removedAt: Date | null): Promise<boolean> {
  const { createdAt } = await tx.invitation.findUniqueOrThrow({ where: { id }, select: { createdAt: true } });
  return removedAt === null || createdAt > removedAt;
}

/** An instructor's invitation makes an assistant where whoever sent it may not make instructors. */
async function roleBy(tx: Prisma.TransactionClient, userId: string, { role, invitation }: Opening): Promise<ClassRole> {
  if (role !== 'instructor' || !invitation) return role;
  const { createdById } = await tx.invitation.findUniqueOrThrow({ where: { id: invitation.id } });
  return (await becomesInstructor(tx, userId, createdById)) ? role : 'assistant';
}

/** What the roster says of a place in the class; what it leaves open stays as it is. */
type Place = Partial<{ sectionId: string; schoolId: string }>;

async function accept(tx: Prisma.TransactionClient, user: { readonly id: string }, id: string): Promise<Place> {
  const { count } = await tx.invitation.updateMany({
    where: { id, ...open },
    data: { acceptedAt: new Date(), acceptedById: user.id },
  });
  const { acceptedById, sectionId, schoolId } = await tx.invitation.findUniqueOrThrow({ where: { id } });
  if (count === 0 && acceptedById !== user.id) throw new InvitationTaken();
  return { ...(sectionId && { sectionId }), ...(schoolId && { schoolId }) };
}

/** The open invitation of a student with that address. */
export async function findSeat(
  tx: Prisma.TransactionClient,
  { email }: { readonly email: string },
  { classId }: { readonly classId: string },
): Promise<{ readonly id: string } | null> {
  return tx.invitation.findFirst({ where: { classId, email, role: 'student', ...open }, select: { id: true } });
}
