/**
 * Importing a roster: first the preview, which changes nothing, then the import, which plans anew on the class as it
 * is by then, in one transaction. The same import twice changes nothing the second time.
 */

import 'server-only';
import { oldestOpenInvitation } from '@/lib/people/joining/invitation-token.server';
import { recordAudit, recordAudits } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
import { notifyClass } from '@/lib/platform/live/notify.server';
import type { ClassInstructor } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { lockClass } from '../lock.server';
import type { RosterColumns } from './fields';
import { type ClassRoster, planRoster, type RosterChange, type RosterPlan, type RosterStep, sectionKey } from './plan';
import { type ReadRoster, readRoster } from './rows';

export interface RosterPreview extends Omit<ReadRoster, 'rows'> {
  readonly plan: RosterPlan;
}

export interface ImportResult {
  readonly invited: number;
  readonly changed: number;
  readonly restored: number;
  readonly removed: number;
}

export interface RosterInput {
  readonly text: string;
  /** Null: as the headers say. */
  readonly columns: RosterColumns | null;
}

export async function previewRoster(
  { classId }: ClassInstructor,
  { text, columns }: RosterInput,
): Promise<RosterPreview> {
  const { rows, ...read } = readRoster(text, columns);
  return { ...read, plan: planRoster(rows, await readClass(await database(), classId)) };
}

/**
 * `removals`: whether those that the file calls gone are removed.
 * @throws InvalidRequest for a text that cannot be read
 */
export async function importRoster(
  { viewer, classId }: ClassInstructor,
  { text, columns, removals }: RosterInput & { readonly removals: boolean },
): Promise<ImportResult> {
  const { rows, problem } = readRoster(text, columns);
  if (problem) throw new InvalidRequest(problem);
  const db = await database();
  return db.$transaction(
    async (tx) => {
      await lockClass(tx, classId);
      const { rows: planned, newSections } = planRoster(rows, await readClass(tx, classId));
      const steps = planned
        .map(({ step }) => step)
        .filter(({ kind }) => removals || (kind !== 'remove' && kind !== 'withdraw'));
      await tx.section.createMany({ data: newSections.map((name) => ({ classId, name })) });
      const sections = await tx.section.findMany({ where: { classId }, select: { id: true, name: true } });
      const sectionIds = new Map(sections.map(({ id, name }) => [sectionKey(name), id]));
      const job: Job = { tx, viewer, classId, sectionIds };
      await invite(job, ofKind(steps, 'invite'));
      await changeInvitations(job, [...ofKind(steps, 'reinvite'), ...ofKind(steps, 'changeInvited')]);
      await changeMembers(job, [...ofKind(steps, 'change'), ...ofKind(steps, 'restore')]);
      await remove(job, ofKind(steps, 'remove'), ofKind(steps, 'withdraw'));
      return finish(job, steps, newSections);
    },
    { timeout: 60_000, maxWait: 20_000 },
  );
}

interface Job {
  readonly tx: Prisma.TransactionClient;
  readonly viewer: Viewer;
  readonly classId: string;
  /** By {@link sectionKey}. */
  readonly sectionIds: ReadonlyMap<string, string>;
}

type Step<K extends RosterStep['kind']> = Extract<RosterStep, { readonly kind: K }>;

function ofKind<K extends RosterStep['kind']>(steps: readonly RosterStep[], kind: K): Step<K>[] {
  return steps.filter((step): step is Step<K> => step.kind === kind);
}

async function readClass(tx: Prisma.TransactionClient, classId: string): Promise<ClassRoster> {
  const sections = await tx.section.findMany({
    where: { classId },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  });
  const members = await tx.enrolment.findMany({
    where: { classId, user: { erasedAt: null } },
    select: {
      userId: true,
      role: true,
      sectionId: true,
      schoolId: true,
      removedAt: true,
      user: { select: { email: true, name: true } },
    },
  });
  // Who accepted an invitation may be gone: then it stands for nobody.
  const gone = { acceptedAt: { not: null }, acceptedById: null };
  const invitations = await tx.invitation.findMany({ where: { classId, NOT: gone } });
  const oldest = oldestOpenInvitation();
  return {
    sections,
    members: members.map(({ role, removedAt, user, ...member }) => ({
      ...member,
      ...user,
      staff: role !== 'student',
      removed: removedAt !== null,
    })),
    invitations: invitations.map(({ id, email, name, role, sectionId, schoolId, ...rest }) => ({
      id,
      email,
      name,
      staff: role !== 'student',
      sectionId,
      schoolId,
      withdrawn: rest.withdrawnAt !== null,
      expired: rest.createdAt <= oldest,
      acceptedById: rest.acceptedById,
    })),
  };
}

/** An invitation that was accepted long ago by somebody who is gone takes the newcomer of the same address. */
async function invite({ tx, viewer, classId, sectionIds }: Job, steps: readonly Step<'invite'>[]): Promise<void> {
  const emails = steps.map(({ person }) => person.email);
  for (const some of chunks(emails)) await tx.invitation.deleteMany({ where: { classId, email: { in: some } } });
  const rows = steps.map(({ person: { email, name, section, schoolId } }) => ({
    classId,
    email,
    name,
    schoolId,
    sectionId: (section && sectionIds.get(sectionKey(section))) || null,
    createdById: viewer.id,
  }));
  for (const some of chunks(rows)) await tx.invitation.createMany({ data: some });
}

async function changeInvitations(
  { tx, viewer, sectionIds }: Job,
  steps: readonly (Step<'reinvite'> | Step<'changeInvited'>)[],
): Promise<void> {
  const again = { createdAt: new Date(), createdById: viewer.id, withdrawnAt: null, role: 'student' as const };
  const renewed = ofKind(steps, 'reinvite').map(({ id }) => id);
  for (const some of chunks(renewed)) await tx.invitation.updateMany({ where: { id: { in: some } }, data: again });
  for (const [data, ids] of alike(steps, sectionIds, ({ id }) => id))
    await tx.invitation.updateMany({ where: { id: { in: ids } }, data });
}

async function changeMembers(job: Job, steps: readonly (Step<'change'> | Step<'restore'>)[]): Promise<void> {
  const { tx, classId } = job;
  const back = ofKind(steps, 'restore').map(({ userId }) => userId);
  for (const some of chunks(back))
    await tx.enrolment.updateMany({ where: { classId, userId: { in: some } }, data: { removedAt: null } });
  for (const [data, ids] of alike(steps, job.sectionIds, ({ userId }) => userId))
    await tx.enrolment.updateMany({ where: { classId, userId: { in: ids } }, data });
  const moves = steps.flatMap(({ userId, changes }) =>
    changes.map(({ field, from, to }) => ({
      action: field === 'section' ? ('student.move' as const) : ('student.schoolId' as const),
      userId,
      details: { from, to },
    })),
  );
  await record(job, [...back.map((userId) => ({ action: 'student.restore' as const, userId })), ...moves]);
}

async function remove(
  job: Job,
  students: readonly Step<'remove'>[],
  invited: readonly Step<'withdraw'>[],
): Promise<void> {
  const { tx, classId } = job;
  const [userIds, ids] = [students.map(({ userId }) => userId), invited.map(({ id }) => id)];
  const now = new Date();
  for (const some of chunks(userIds))
    await tx.enrolment.updateMany({ where: { classId, userId: { in: some } }, data: { removedAt: now } });
  for (const some of chunks(ids))
    await tx.invitation.updateMany({ where: { id: { in: some } }, data: { withdrawnAt: now } });
  await record(
    job,
    userIds.map((userId) => ({ action: 'student.remove' as const, userId })),
  );
}

async function finish(job: Job, steps: readonly RosterStep[], sections: readonly string[]): Promise<ImportResult> {
  const count = (...kinds: readonly RosterStep['kind'][]) => steps.filter(({ kind }) => kinds.includes(kind)).length;
  const result = {
    invited: count('invite', 'reinvite'),
    changed: count('change', 'changeInvited'),
    restored: count('restore'),
    removed: count('remove', 'withdraw'),
  };
  const { tx, viewer: actor, classId } = job;
  const done = Object.fromEntries(Object.entries(result).filter(([, number]) => number > 0));
  if (Object.keys(done).length === 0) return result;
  await notifyClass(tx, classId);
  await recordAudit(tx, { actor, action: 'roster.import', classId, details: { ...done, sections: [...sections] } });
  return result;
}

interface Recorded {
  readonly action: 'student.move' | 'student.schoolId' | 'student.restore' | 'student.remove';
  readonly userId: string;
  readonly details?: { readonly from: string | null; readonly to: string };
}

async function record({ tx, viewer: actor, classId }: Job, entries: readonly Recorded[]): Promise<void> {
  for (const some of chunks(entries))
    await recordAudits(
      tx,
      some.map(({ userId: subjectId, ...entry }) => ({ actor, classId, subjectId, ...entry })),
    );
}

/** Those that get the same, together: a section of 30 is one update, a school id is one each. */
function alike<S extends { readonly changes: readonly RosterChange[] }>(
  steps: readonly S[],
  sectionIds: ReadonlyMap<string, string>,
  idOf: (step: S) => string,
): [Record<string, string | null>, string[]][] {
  const groups = new Map<string, string[]>();
  for (const step of steps) {
    if (step.changes.length === 0) continue;
    const data = step.changes.map(({ field, to }) =>
      field === 'section' ? ['sectionId', sectionIds.get(sectionKey(to)) ?? null] : [field, to],
    );
    const key = JSON.stringify(data);
    const ids = groups.get(key);
    if (ids) ids.push(idOf(step));
    else groups.set(key, [idOf(step)]);
  }
  return [...groups].map(([key, ids]) => [Object.fromEntries(JSON.parse(key)), ids]);
}

/** A statement has at most 32,767 parameters. */
function chunks<T>(items: readonly T[], size = 1000): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
}
