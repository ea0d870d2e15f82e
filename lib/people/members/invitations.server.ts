/**
 * Invitations: colleagues asked by an instructor, and students of an imported roster. Only instructors of the class read
 * the links, since a link is all that is needed to enter.
 */

import 'server-only';
import { byteOrderMark, writeCsv } from '@/lib/content/exchange/write-csv';
import { stillMakesInstructors } from '@/lib/people/accounts/grants.server';
import { invitationToken, oldestOpenInvitation } from '@/lib/people/joining/invitation-token.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, InvalidRequest } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Prisma } from '@/prisma/generated/client';
import type { StaffRole } from './membership.server';

export interface InvitationLink {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: ClassRole;
  readonly section: string | null;
  readonly schoolId: string | null;
  /** Its whole address. */
  readonly link: string;
  readonly createdAt: Date;
  /** The link no longer works; renewing makes another. */
  readonly expired: boolean;
}

/** Open ones, by e-mail. `url`: of this Nabla. */
export async function listInvitationLinks({ classId }: ClassInstructor, url: string): Promise<InvitationLink[]> {
  const { invitation } = await database();
  const rows = await invitation.findMany({
    where: { classId, acceptedAt: null, withdrawnAt: null },
    select: {
      id: true,
      email: true,
      name: true,
      role: true,
      schoolId: true,
      createdAt: true,
      section: { select: { name: true } },
    },
    orderBy: { email: 'asc' },
  });
  const oldest = oldestOpenInvitation();
  return Promise.all(
    rows.map(async ({ section, ...row }) => ({
      ...row,
      section: section?.name ?? null,
      link: `${url}/join/${await invitationToken(row)}`,
      expired: row.createdAt <= oldest,
    })),
  );
}

/** For a mail merge: one row a student whose link works. */
export async function writeInvitationCsv(staff: ClassInstructor, url: string): Promise<string> {
  const links = await listInvitationLinks(staff, url);
  const rows = links
    .filter(({ role, expired }) => role === 'student' && !expired)
    .map(({ name, email, section, schoolId, link }) => [name, email, section, schoolId, link]);
  return byteOrderMark + writeCsv([['Name', 'Email', 'Section', 'School ID', 'Link'], ...rows]);
}

/**
 * Asks a colleague; asking again gives a new link and the new role. Returns the invitation's id.
 * @throws InvalidRequest for who is staff already; Forbidden for a new instructor, unless the viewer makes instructors
 */
export async function inviteColleague(
  { viewer, classId }: ClassInstructor,
  { email, role }: { readonly email: string; readonly role: StaffRole },
): Promise<string> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const staff = { classId, removedAt: null, role: { not: 'student' as const }, user: { email } };
    if ((await tx.enrolment.count({ where: staff })) > 0)
      throw new InvalidRequest(`${email} is staff of this class already. Change the role in the list instead.`);
    if (role === 'instructor') await requireMaker(tx, viewer.id, email);
    const fresh = { role, createdById: viewer.id, createdAt: new Date(), withdrawnAt: null };
    const { id } = await tx.invitation.upsert({
      where: { classId_email: { classId, email } },
      create: { classId, email, ...fresh },
      update: { ...fresh, acceptedAt: null, acceptedById: null },
      select: { id: true },
    });
    await recordAudit(tx, { actor: viewer, action: 'invitation.create', classId, details: { email, role } });
    return id;
  });
}

/** Somebody who is an instructor already needs nobody's right. @throws Forbidden */
async function requireMaker(tx: Prisma.TransactionClient, userId: string, email: string): Promise<void> {
  if (await stillMakesInstructors(tx, userId)) return;
  if ((await tx.user.count({ where: { email, role: 'instructor' } })) > 0) return;
  throw new Forbidden(
    `${email} is no instructor yet, and only an administrator makes instructors. Ask one first, or invite an assistant.`,
  );
}

/** Their links stop working. Returns how many there were. */
export function withdrawInvitations(staff: ClassInstructor, ids: readonly string[]): Promise<number> {
  return change(staff, ids, 'invitation.withdraw');
}

/** Undoes a withdrawal: the same links work again. */
export function restoreInvitations(staff: ClassInstructor, ids: readonly string[]): Promise<number> {
  return change(staff, ids, 'invitation.restore');
}

/** New links, for {@link invitationDays} days from now; the old ones stop working. */
export function renewInvitations(staff: ClassInstructor, ids: readonly string[]): Promise<number> {
  return change(staff, ids, 'invitation.renew');
}

async function change(
  { viewer, classId }: ClassInstructor,
  ids: readonly string[],
  action: 'invitation.withdraw' | 'invitation.restore' | 'invitation.renew',
): Promise<number> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const withdrawnAt = action === 'invitation.restore' ? { not: null } : null;
    const { count } = await tx.invitation.updateMany({
      where: { id: { in: ids.filter(isUuid) }, classId, acceptedAt: null, withdrawnAt },
      data: changeOf(action),
    });
    if (count > 0) await recordAudit(tx, { actor: viewer, action, classId, details: { invitations: count } });
    return count;
  });
}

function changeOf(action: 'invitation.withdraw' | 'invitation.restore' | 'invitation.renew') {
  switch (action) {
    case 'invitation.withdraw':
      return { withdrawnAt: new Date() };
    case 'invitation.restore':
      return { withdrawnAt: null };
    case 'invitation.renew':
      return { createdAt: new Date() };
  }
}
