'use server';
/** What the people page of a class calls about students and sections. */
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import { accountInput } from '@/lib/people/accounts/account-input';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { longestSectionName } from './limits';
import { removeStudents, restoreStudents } from './membership.server';
import { addPerson, correctInvited, correctStudent } from './one-person.server';
import { createSection, deleteSection, placeStudents, renameSection, restoreSection } from './sections.server';
import { approveWaiting, refuseWaiting } from './waiting-people.server';

const sectionInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the section a name, such as "Monday lab".')
    .max(longestSectionName, `At most ${longestSectionName} characters.`)
    .superRefine(refuseInvisible),
});
/** Empty: none. */
const schoolId = z
  .string()
  .trim()
  .max(100, 'At most 100 characters.')
  .superRefine(refuseInvisible)
  .transform((text) => text || null);
const placeInput = accountInput.pick({ name: true }).extend({ schoolId });
const invitedInput = accountInput.pick({ name: true, email: true }).extend({ schoolId });
const idsInput = z.array(z.uuid()).max(10_000).readonly();
const deletedInput = sectionInput.extend({
  id: z.uuid(),
  userIds: idsInput,
  invitationIds: idsInput,
  extensions: z
    .array(z.object({ assignmentId: z.uuid(), dueAt: z.date(), reason: z.string().max(500) }))
    .max(1000)
    .readonly(),
});
const placementsInput = z
  .array(z.object({ userId: z.uuid(), sectionId: z.uuid().nullable() }))
  .max(10_000)
  .readonly();
const ofClass = { policy: 'classInstructor', stale: classPages } as const;

/** Answers with the section's id. */
export const createSectionAction = formAction({ ...ofClass, fields: sectionInput }, async (staff, { name }) =>
  createSection(staff, name),
);

export const renameSectionAction = formAction(
  { ...ofClass, input: z.tuple([z.string()]), fields: sectionInput },
  async (staff, { name }, sectionId) => renameSection(staff, sectionId, name),
);

/** Answers with what it was, for `restoreSectionAction`. */
export const deleteSectionAction = action({ ...ofClass, input: z.tuple([z.string()]) }, deleteSection);
export const restoreSectionAction = action({ ...ofClass, input: z.tuple([deletedInput]) }, restoreSection);

/** Answers with where those moved were before. */
export const placeStudentsAction = action({ ...ofClass, input: z.tuple([placementsInput]) }, placeStudents);

/** Both answer with those whom it changed. */
export const removeStudentsAction = action({ ...ofClass, input: z.tuple([idsInput]) }, removeStudents);
export const restoreStudentsAction = action({ ...ofClass, input: z.tuple([idsInput]) }, restoreStudents);

export const approveWaitingAction = action({ ...ofClass, input: z.tuple([z.uuid()]) }, approveWaiting);
export const refuseWaitingAction = action({ ...ofClass, input: z.tuple([z.uuid()]) }, refuseWaiting);

export const addPersonAction = formAction(
  { ...ofClass, fields: invitedInput.extend({ sectionId: z.union([z.literal('').transform(() => null), z.uuid()]) }) },
  addPerson,
);

export const correctInvitedAction = formAction(
  { ...ofClass, input: z.tuple([z.string()]), fields: invitedInput },
  async (staff, corrected, id) => correctInvited(staff, id, corrected),
);

export const correctStudentAction = formAction(
  { ...ofClass, input: z.tuple([z.string()]), fields: placeInput },
  async (staff, corrected, userId) => correctStudent(staff, userId, corrected),
);
