/** Writes what a roster's plan says, in the transaction of the import, a statement for many people at once. */

import 'server-only';
import { recordAudit, recordAudits } from '@/lib/platform/audit/record.server';
import { notifyClass } from '@/lib/platform/live/notify.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Prisma } from '@/prisma/generated/client';
import { type RosterChange, type RosterStep, sectionKey } from './plan';

export interface ImportResult {
  readonly invited: number;
  readonly changed: number;
  readonly restored: number;
  readonly removed: number;
}

interface Job {
  readonly tx: Prisma.TransactionClient;
  readonly viewer: Viewer;
  readonly classId: string;
  /** By {@link sectionKey}. */
  readonly sectionIds: ReadonlyMap<string, string>;
}

type MemberStep = Step<'change'> | Step<'restore'>;

export async function applySteps(
  at: Omit<Job, 'sectionIds'>,
  steps: readonly RosterStep[],
  newSections: readonly string[],
): Promise<ImportResult> {
  const { tx, classId } = at;
  await tx.section.createMany({ data: newSections.map((name) => ({ classId, name })) });
  const sections = await tx.section.findMany({ where: { classId }, select: { id: true, name: true } });
  const job: Job = { ...at, sectionIds: new Map(sections.map(({ id, name }) => [sectionKey(name), id])) };
  await invite(job, ofKind(steps, 'invite'));
  await freeAddresses(job, steps);
  await changeInvitations(job, [...ofKind(steps, 'reinvite'), ...ofKind(steps, 'changeInvited')]);
  await changeMembers(job, [...ofKind(steps, 'change'), ...ofKind(steps, 'restore')]);
  await remove(job, ofKind(steps, 'remove'), ofKind(steps, 'withdraw'));
  return finish(job, steps, newSections);
}

type Step<K extends RosterStep['kind']> = Extract<RosterStep, { readonly kind: K }>;

function ofKind<K extends RosterStep['kind']>(steps: readonly RosterStep[], kind: K): Step<K>[] {
  return steps.filter((step): step is Step<K> => step.kind === kind);
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
  // The link that went to an address which was wrong opens nothing from now on.
  const readdressed = steps.filter(({ changes }) => changes.some(({ field }) => field === 'email')).map(({ id }) => id);
  for (const some of chunks(readdressed)) await tx.invitation.updateMany({ where: { id: { in: some } }, data: again });
  for (const [data, ids] of alike(steps, sectionIds, ({ id }) => id))
    await tx.invitation.updateMany({ where: { id: { in: ids } }, data });
}

/** An invitation that somebody who is gone accepted must not hold an address that moves to somebody else. */
async function freeAddresses({ tx, classId }: Job, steps: readonly RosterStep[]): Promise<void> {
  const changes = steps.flatMap((step) => ('changes' in step ? step.changes : []));
  const emails = changes.flatMap(({ field, to }) => (field === 'email' ? [to] : []));
  for (const some of chunks(emails))
    await tx.invitation.deleteMany({
      where: { classId, email: { in: some }, acceptedAt: { not: null }, acceptedById: null },
    });
}

async function changeMembers(job: Job, steps: readonly MemberStep[]): Promise<void> {
  const { tx, classId } = job;
  const back = steps.filter(({ kind }) => kind === 'restore').map(({ userId }) => userId);
  for (const some of chunks(back))
    await tx.enrolment.updateMany({
      where: { classId, userId: { in: some } },
      data: { removedAt: null, barred: false },
    });
  for (const some of chunks(back)) await tx.joinRequest.deleteMany({ where: { classId, userId: { in: some } } });
  const places = only(steps, ['section', 'schoolId']);
  for (const [data, ids] of alike(places, job.sectionIds, ({ userId }) => userId))
    await tx.enrolment.updateMany({ where: { classId, userId: { in: ids } }, data });
  for (const [data, ids] of alike(only(steps, ['name']), job.sectionIds, ({ userId }) => userId))
    await tx.user.updateMany({ where: { id: { in: ids } }, data });
  const accepted = only(steps, ['name', 'email']).flatMap(({ invitationId: id, changes }) =>
    id ? [{ id, changes }] : [],
  );
  for (const [data, ids] of alike(accepted, job.sectionIds, ({ id }) => id))
    await tx.invitation.updateMany({ where: { id: { in: ids } }, data });
  const changed = steps.flatMap(({ userId, changes }) => changes.map((change) => recordOf(userId, change)));
  await record(job, [...back.map((userId) => ({ action: 'student.restore' as const, userId })), ...changed]);
}

function only(steps: readonly MemberStep[], fields: readonly RosterChange['field'][]) {
  return steps.map((step) => ({ ...step, changes: step.changes.filter(({ field }) => fields.includes(field)) }));
}

/** The log keeps no names and addresses: it outlives the people in it. */
function recordOf(userId: string, { field, from, to }: RosterChange): Recorded {
  switch (field) {
    case 'section':
      return { action: 'student.move', userId, details: { from, to } };
    case 'schoolId':
      return { action: 'student.schoolId', userId, details: { from, to } };
    case 'name':
      return { action: 'student.name', userId };
    case 'email':
      return { action: 'student.email', userId };
  }
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
    await tx.enrolment.updateMany({ where: { classId, userId: { in: some } }, data: { removedAt: now, barred: true } });
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
  readonly action: `student.${'move' | 'schoolId' | 'name' | 'email' | 'restore' | 'remove'}`;
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
