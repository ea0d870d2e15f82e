/** What a class is given: exercises and lessons with points and dates, in the order that staff choose. */

import 'server-only';
import type { SetTerms } from '@/lib/core/scoring/terms';
import { addDays } from '@/lib/core/time/wall-time';
import { lockClass } from '@/lib/people/members/lock.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { database } from '@/lib/platform/db/database.server';
import { InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassInstructor, ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';
import { assignableIn } from './assignable.server';
import { type AssignmentPart, assignmentTitle, type Dates, datesOf, described, requireTerms } from './terms';

export interface AssignmentView extends SetTerms {
  readonly id: string;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly part: AssignmentPart;
  readonly extensions: readonly ExtensionView[];
}

export interface ExtensionView {
  readonly id: string;
  /** One of the two is null. */
  readonly userId: string | null;
  readonly sectionId: string | null;
  /** The student's or the section's. */
  readonly name: string;
  readonly dueAt: Date;
  readonly reason: string;
}

export interface NewAssignment {
  readonly exerciseId: string;
  readonly part: AssignmentPart;
  readonly points: number;
}

/** A little more than a year. Anything longer is a typing error. */
const mostShiftDays = 400;

const columns = {
  id: true,
  exerciseId: true,
  part: true,
  points: true,
  opensAt: true,
  dueAt: true,
  latePolicy: true,
  latePercent: true,
  exercise: { select: { slug: true, title: true } },
} satisfies Prisma.AssignmentSelect;

const inOrder = [{ position: 'asc' as const }, { id: 'asc' as const }];

/** In the class's order. */
export async function listAssignments({ classId }: ClassStaff): Promise<readonly AssignmentView[]> {
  const { assignment } = await database();
  const rows = await assignment.findMany({
    where: { classId, removedAt: null },
    select: {
      ...columns,
      extensions: {
        select: {
          id: true,
          userId: true,
          sectionId: true,
          dueAt: true,
          reason: true,
          user: { select: { name: true } },
          section: { select: { name: true } },
        },
        orderBy: { dueAt: 'asc' },
      },
    },
    orderBy: inOrder,
  });
  return rows.map(({ exercise, extensions, ...row }) => ({
    ...row,
    ...exercise,
    extensions: extensions.map(({ user, section, ...extension }) => ({
      ...extension,
      name: user?.name ?? section?.name ?? '',
    })),
  }));
}

/**
 * Adds to the end; what the class has already is passed over, so that a double click adds once. One that was removed
 * comes back with what is given now. Returns how many were added.
 * @throws NotFound; InvalidRequest for points or dates that make no sense
 */
export async function addAssignments(
  { viewer, classId }: ClassInstructor,
  items: readonly NewAssignment[],
  dates: Dates,
): Promise<number> {
  for (const { points } of items) requireTerms({ ...dates, points });
  const db = await database();
  return db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const present = await tx.assignment.findMany({ where: { classId, removedAt: null }, orderBy: inOrder });
    const has = new Set(present.map(({ exerciseId, part }) => `${exerciseId} ${part}`));
    const exercises = await tx.exercise.findMany({
      where: { id: { in: items.map(({ exerciseId }) => exerciseId).filter(isUuid) }, ...assignableIn(classId, viewer) },
      select: { id: true, title: true },
    });
    const titleOf = new Map(exercises.map(({ id, title }) => [id, title]));
    const wanted = items.filter(({ exerciseId, part }) => !has.has(`${exerciseId} ${part}`));
    // Removing leaves gaps, so the last place is not the number of those before it.
    let position = (present.at(-1)?.position ?? -1) + 1;
    for (const { exerciseId, part, points } of wanted) {
      const title = titleOf.get(exerciseId);
      if (title === undefined) throw new NotFound('One of the exercises does not exist any more. Reload the page.');
      const data = { ...datesOf(dates), points, position, removedAt: null };
      await tx.assignment.upsert({
        where: { classId_exerciseId_part: { classId, exerciseId, part } },
        create: { classId, exerciseId, part, ...data },
        update: data,
      });
      position += 1;
      const details = { assignment: assignmentTitle(title, part), ...described({ ...dates, points }) };
      await recordAudit(tx, { actor: viewer, action: 'assignment.add', classId, details });
    }
    return wanted.length;
  });
}

/**
 * Changes points and dates. `before`: as the page showed them; where a colleague changed them meanwhile, nothing is
 * written. @throws NotFound; InvalidRequest for what makes no sense, and for a change in between
 */
export async function changeAssignment(
  { viewer, classId }: ClassInstructor,
  id: string,
  before: SetTerms,
  after: SetTerms,
): Promise<void> {
  requireTerms(after);
  const db = await database();
  await db.$transaction(async (tx) => {
    const { part, exercise } = await getAssignment(tx, classId, id);
    const { count } = await tx.assignment.updateMany({
      where: { id, removedAt: null, points: before.points, ...datesOf(before) },
      data: { points: after.points, ...datesOf(after) },
    });
    if (count === 0)
      throw new InvalidRequest(
        'Somebody else changed this assignment meanwhile; nothing was saved. Close this and look again.',
      );
    const details = {
      assignment: assignmentTitle(exercise.title, part),
      from: described(before),
      to: described(after),
    };
    await recordAudit(tx, { actor: viewer, action: 'assignment.change', classId, details });
  });
}

/**
 * Moves opening and due dates of some, and the extensions of these, by whole days on the class's calendar: what is due
 * at noon stays due at noon when the clocks change in between. The opposite sign undoes it.
 * @throws InvalidRequest for what is no number of days
 */
export async function shiftAssignments(
  { viewer, classId }: ClassInstructor,
  ids: readonly string[],
  days: number,
): Promise<void> {
  if (!Number.isInteger(days) || days === 0 || Math.abs(days) > mostShiftDays)
    throw new InvalidRequest(`Shift by whole days, from 1 to ${mostShiftDays}, or as many back with a minus.`);
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const { timeZone } = await tx.class.findUniqueOrThrow({ where: { id: classId }, select: { timeZone: true } });
    const rows = await tx.assignment.findMany({
      where: { id: { in: ids.filter(isUuid) }, classId, removedAt: null },
      select: { ...columns, extensions: { select: { id: true, dueAt: true } } },
      orderBy: inOrder,
    });
    const shifted = (at: Date | null) => at && addDays(at, days, timeZone);
    for (const { id, opensAt, dueAt } of rows)
      await tx.assignment.update({ where: { id }, data: { opensAt: shifted(opensAt), dueAt: shifted(dueAt) } });
    for (const { id, dueAt } of rows.flatMap(({ extensions }) => extensions))
      await tx.extension.update({ where: { id }, data: { dueAt: addDays(dueAt, days, timeZone) } });
    const details = { days, assignments: rows.map(({ exercise, part }) => assignmentTitle(exercise.title, part)) };
    await recordAudit(tx, { actor: viewer, action: 'assignment.shift', classId, details });
  });
}

/**
 * Puts them into this order. `before`: as the page showed it; where a colleague changed it meanwhile, nothing is written.
 * @throws InvalidRequest for a change in between, and for an order of others
 */
export async function orderAssignments(
  { viewer, classId }: ClassInstructor,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    await lockClass(tx, classId);
    const rows = await tx.assignment.findMany({
      where: { classId, removedAt: null },
      select: columns,
      orderBy: inOrder,
    });
    const asShown = rows.length === before.length && rows.every(({ id }, index) => id === before[index]);
    const place = new Map(after.map((id, index) => [id, index]));
    if (!asShown || place.size !== rows.length || !rows.every(({ id }) => place.has(id)))
      throw new InvalidRequest('Somebody else changed the list meanwhile; the order was not changed. Look again.');
    const sorted = rows.toSorted((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    for (const [position, { id }] of sorted.entries())
      await tx.assignment.update({ where: { id }, data: { position } });
    const details = { assignments: sorted.map(({ exercise, part }) => assignmentTitle(exercise.title, part)) };
    await recordAudit(tx, { actor: viewer, action: 'assignment.order', classId, details });
  });
}

/** The work on it stays; `restoreAssignment` undoes it. @throws NotFound */
export async function removeAssignment(staff: ClassInstructor, id: string): Promise<void> {
  await setRemoved(staff, id, new Date());
}

/** @throws NotFound */
export async function restoreAssignment(staff: ClassInstructor, id: string): Promise<void> {
  await setRemoved(staff, id, null);
}

async function setRemoved({ viewer, classId }: ClassInstructor, id: string, removedAt: Date | null): Promise<void> {
  const db = await database();
  await db.$transaction(async (tx) => {
    const { part, exercise } = await getAssignment(tx, classId, id);
    const { count } = await tx.assignment.updateMany({
      where: { id, removedAt: removedAt === null ? { not: null } : null },
      data: { removedAt },
    });
    if (count === 0) return;
    const action = removedAt === null ? 'assignment.restore' : 'assignment.remove';
    const details = { assignment: assignmentTitle(exercise.title, part) };
    await recordAudit(tx, { actor: viewer, action, classId, details });
  });
}

/** One of this class, removed ones too. @throws NotFound */
export async function getAssignment(tx: Prisma.TransactionClient, classId: string, id: string) {
  const found = isUuid(id) ? await tx.assignment.findFirst({ where: { id, classId }, select: columns }) : null;
  if (!found) throw new NotFound('There is no such assignment in this class.');
  return found;
}
