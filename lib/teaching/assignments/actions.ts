'use server';
/** What the assignments page calls. Times come as the class's wall clock shows them. */
import { z } from 'zod';
import { instantOf } from '@/lib/core/time/wall-time';
import { answer } from '@/lib/platform/http/answer';
import { InvalidRequest } from '@/lib/platform/http/errors';
import type { FormResult } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import {
  addAssignments,
  changeAssignment,
  orderAssignments,
  removeAssignment,
  restoreAssignment,
  shiftAssignments,
} from './assignments.server';
import { removeExtension, setExtension } from './extensions.server';

const latePolicy = z.enum(['none', 'percentPerDay', 'hardStop']);
/** Empty: none. */
const wall = z.string().max(32);
const dates = z.object({ opensAt: wall, dueAt: wall, latePolicy, latePercent: z.number() });
const instant = z.iso.datetime().transform((text) => new Date(text));
const shown = z.object({
  points: z.number(),
  opensAt: instant.nullable(),
  dueAt: instant.nullable(),
  latePolicy,
  latePercent: z.number(),
});
const items = z.array(z.object({ exerciseId: z.string(), part: z.enum(['exercise', 'lesson']), points: z.number() }));
const extension = z.object({
  userId: z.string().nullable(),
  sectionId: z.string().nullable(),
  dueAt: wall,
  reason: z.string().trim().max(500),
  /** The due date of the extension that they have, as the page showed it. */
  replaces: instant.nullable(),
});
const idList = z.array(z.string()).max(500);

export type DatesInput = z.input<typeof dates>;
export type ItemInput = z.input<typeof items>[number];
export type ShownTerms = z.input<typeof shown>;
export type ExtensionInput = z.input<typeof extension>;

export async function addAssignmentsAction(
  classId: string,
  given: readonly ItemInput[],
  when: DatesInput,
): Promise<FormResult<number>> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts addAssignmentsAction', { classId });
  return settled(classId, async () => addAssignments(staff, items.parse(given), readDates(staff, when)));
}

/** `before`: as the page showed it. */
export async function changeAssignmentAction(
  classId: string,
  id: string,
  before: ShownTerms,
  after: DatesInput & { points: number },
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts changeAssignmentAction', { classId });
  return settled(classId, async () => {
    const { points } = z.object({ points: z.number() }).parse(after);
    const terms = { points, ...readDates(staff, after) };
    await changeAssignment(staff, id, shown.parse(before), terms);
    return null;
  });
}

export async function shiftAssignmentsAction(
  classId: string,
  ids: readonly string[],
  days: number,
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts shiftAssignmentsAction', { classId });
  return settled(classId, async () => {
    await shiftAssignments(staff, idList.parse(ids), z.number().parse(days));
    return null;
  });
}

/** `before`: as the page showed it. */
export async function orderAssignmentsAction(
  classId: string,
  before: readonly string[],
  after: readonly string[],
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts orderAssignmentsAction', { classId });
  return settled(classId, async () => {
    await orderAssignments(staff, idList.parse(before), idList.parse(after));
    return null;
  });
}

export async function removeAssignmentAction(classId: string, id: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts removeAssignmentAction', { classId });
  return settled(classId, async () => {
    await removeAssignment(staff, id);
    return null;
  });
}

export async function restoreAssignmentAction(classId: string, id: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts restoreAssignmentAction', { classId });
  return settled(classId, async () => {
    await restoreAssignment(staff, id);
    return null;
  });
}

export async function setExtensionAction(
  classId: string,
  assignmentId: string,
  given: ExtensionInput,
): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts setExtensionAction', { classId });
  return settled(classId, async () => {
    const { dueAt, ...rest } = extension.parse(given);
    const at = instantOf(dueAt, staff.timeZone);
    if (!at) throw new InvalidRequest('Give the new due date and time.');
    await setExtension(staff, assignmentId, { ...rest, dueAt: at });
    return null;
  });
}

export async function removeExtensionAction(classId: string, id: string): Promise<FormResult> {
  const staff = await admitAction('lib/teaching/assignments/actions.ts removeExtensionAction', { classId });
  return settled(classId, async () => {
    await removeExtension(staff, id);
    return null;
  });
}

function readDates({ timeZone }: ClassStaff, given: DatesInput) {
  const { opensAt, dueAt, ...policy } = dates.parse(given);
  return { ...policy, opensAt: readInstant(opensAt, 'opening', timeZone), dueAt: readInstant(dueAt, 'due', timeZone) };
}

function readInstant(text: string, which: string, timeZone: string): Date | null {
  if (text === '') return null;
  const at = instantOf(text, timeZone);
  if (!at) throw new InvalidRequest(`The ${which} date is not complete: give day and time.`);
  return at;
}

function settled<T>(classId: string, work: () => Promise<T>): Promise<FormResult<T>> {
  const readable = () =>
    work().catch((error: unknown) => {
      if (!(error instanceof z.ZodError)) throw error;
      throw new InvalidRequest(error.issues.map(({ message }) => message).join(' '));
    });
  return answer(readable, `/teach/classes/${classId}`, 'layout');
}
