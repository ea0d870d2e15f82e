/**
 * The two ways into a class: its join code, which makes anyone a student, and an invitation's link, which is for one
 * person and says the role. Whoever comes by the code with the e-mail of an invited student takes that invitation's
 * section and school id; never a role of staff, since nobody has verified the e-mail (docs/decisions/0010).
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

/**
 * Entering twice changes nothing, and whoever has a higher role keeps it. Whoever had been removed comes back by the code as a
 * student, whatever they were before. @throws InvitationTaken
 */
export async function enrol(
  tx: Prisma.TransactionClient,
  user: { readonly id: string; readonly email: string },
  opening: Opening,
): Promise<void> {
  const place = opening.invitation
    ? await accept(tx, user, opening.invitation.id)
    : await acceptByEmail(tx, user, opening);
  const { classId } = opening;
  const role = await roleBy(tx, user.id, opening);
  const key = { classId_userId: { classId, userId: user.id } };
  const before = await tx.enrolment.findUnique({ where: key, select: { role: true, removedAt: true } });
  const kept = before && !before.removedAt && rank[before.role] >= rank[role] ? before.role : role;
  await tx.enrolment.upsert({
    where: key,
    create: { classId, userId: user.id, role, ...place },
    update: { removedAt: null, role: kept, ...place },
  });
  await notifyStudent(tx, classId, user.id);
  if (role !== 'student')
    await recordAudit(tx, { actor: user, action: 'staff.join', classId, subjectId: user.id, details: { role } });
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

async function acceptByEmail(
  tx: Prisma.TransactionClient,
  user: { readonly id: string; readonly email: string },
  { classId }: Opening,
): Promise<Place> {
  const invited = await tx.invitation.findFirst({
    where: { classId, email: user.email, role: 'student', ...open },
    select: { id: true },
  });
  return invited ? accept(tx, user, invited.id) : {};
}
