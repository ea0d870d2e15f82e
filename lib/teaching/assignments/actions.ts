'use server';
/** What the assignments page calls. Times come as the class's wall clock shows them. */
import { z } from 'zod';
import { readWall } from '@/lib/core/time/wall-time';
import { action, classPages } from '@/lib/platform/contract/action.server';
import { InvalidRequest } from '@/lib/platform/http/errors';
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
const items = z
  .array(z.object({ exerciseId: z.string(), part: z.enum(['exercise', 'lesson']), points: z.number() }))
  .readonly();
const extension = z.object({
  userId: z.string().nullable(),
  sectionId: z.string().nullable(),
  dueAt: wall,
  reason: z.string().trim().max(500),
  /** The due date of the extension that they have, as the page showed it. */
  replaces: instant.nullable(),
});
const id = z.string();
const idList = z.array(id).max(500).readonly();
/** The class's pages, by the pattern that Next knows them by. */
const ofClass = { policy: 'classInstructor', stale: classPages } as const;

export type DatesInput = z.input<typeof dates>;
export type ItemInput = z.input<typeof items>[number];
export type ShownTerms = z.input<typeof shown>;

export const addAssignmentsAction = action({ ...ofClass, input: z.tuple([items, dates]) }, async (staff, given, when) =>
  addAssignments(staff, given, readDates(staff, when)),
);

/** Called with the terms as the page showed them, and as they are to be. */
export const changeAssignmentAction = action(
  { ...ofClass, input: z.tuple([id, shown, dates.extend({ points: z.number() })]) },
  async (staff, assignmentId, before, { points, ...after }) =>
    changeAssignment(staff, assignmentId, before, { points, ...readDates(staff, after) }),
);

export const shiftAssignmentsAction = action({ ...ofClass, input: z.tuple([idList, z.number()]) }, shiftAssignments);
/** Called with the order as the page showed it, and as it is to be. */
export const orderAssignmentsAction = action({ ...ofClass, input: z.tuple([idList, idList]) }, orderAssignments);
export const removeAssignmentAction = action({ ...ofClass, input: z.tuple([id]) }, removeAssignment);
export const restoreAssignmentAction = action({ ...ofClass, input: z.tuple([id]) }, restoreAssignment);

export const setExtensionAction = action(
  { ...ofClass, input: z.tuple([id, extension]) },
  async (staff, assignmentId, { dueAt, ...rest }) => {
    const at = requireInstant(dueAt, 'dueAt', 'new due', staff.timeZone);
    await setExtension(staff, assignmentId, { ...rest, dueAt: at });
  },
);
export const removeExtensionAction = action({ ...ofClass, input: z.tuple([id]) }, removeExtension);

function readDates({ timeZone }: ClassStaff, { opensAt, dueAt, ...policy }: z.output<typeof dates>) {
  return {
    ...policy,
    opensAt: readInstant(opensAt, 'opensAt', 'opening', timeZone),
    dueAt: readInstant(dueAt, 'dueAt', 'due', timeZone),
  };
}

const readInstant = (text: string, field: 'opensAt' | 'dueAt', which: string, timeZone: string) =>
  text === '' ? null : requireInstant(text, field, which, timeZone);

/** @throws InvalidRequest for a time that no clock of the zone shows */
function requireInstant(text: string, field: 'opensAt' | 'dueAt', which: string, timeZone: string): Date {
  const read = readWall(text, timeZone);
  if (read.kind === 'instant') return read.at;
  if (read.kind === 'invalid') throw new InvalidRequest(`The ${which} date is not complete: give day and time.`, field);
  const [before, after] = [read.before, read.after].map((wall) => wall.replace('T', ' '));
  throw new InvalidRequest(
    `The ${which} date does not exist: clocks in ${timeZone} go from ${before} straight to ${after}. Choose one of these.`,
    field,
  );
}
