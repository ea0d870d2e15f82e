'use server';
/** What the people page of a class calls about students and sections. */
import { z } from 'zod';
import { answerInClass } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { longestSectionName } from './limits';
import { removeStudents, restoreStudents } from './membership.server';
import {
  createSection,
  type DeletedSection,
  deleteSection,
  type Placement,
  placeStudents,
  renameSection,
  restoreSection,
} from './sections.server';

const sectionInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the section a name, such as "Monday lab".')
    .max(longestSectionName, `At most ${longestSectionName} characters.`),
});
const idsInput = z.array(z.uuid()).max(10_000);
const deletedInput = sectionInput.extend({
  id: z.uuid(),
  userIds: idsInput,
  invitationIds: idsInput,
  extensions: z.array(z.object({ assignmentId: z.uuid(), dueAt: z.date(), reason: z.string().max(500) })).max(1000),
});
const placementsInput = z.array(z.object({ userId: z.uuid(), sectionId: z.uuid().nullable() })).max(10_000);

/** Field `name`. Answers with the section's id. */
export async function createSectionAction(
  classId: string,
  _previous: FormResult<string> | null,
  form: FormData,
): Promise<FormResult<string>> {
  const staff = await admitAction('lib/people/members/people-actions.ts createSectionAction', { classId });
  const input = sectionInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(() => createSection(staff, input.data.name));
}

/** Field `name`. */
export async function renameSectionAction(
  classId: string,
  sectionId: string,
  _previous: FormResult | null,
  form: FormData,
): Promise<FormResult> {
  const staff = await admitAction('lib/people/members/people-actions.ts renameSectionAction', { classId });
  const input = sectionInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(() => renameSection(staff, sectionId, input.data.name).then(() => null));
}

/** Answers with what it was, for `restoreSectionAction`. */
export async function deleteSectionAction(classId: string, sectionId: string): Promise<FormResult<DeletedSection>> {
  const staff = await admitAction('lib/people/members/people-actions.ts deleteSectionAction', { classId });
  return answerInClass(() => deleteSection(staff, sectionId));
}

export async function restoreSectionAction(classId: string, deleted: DeletedSection): Promise<FormResult> {
  const staff = await admitAction('lib/people/members/people-actions.ts restoreSectionAction', { classId });
  return answerInClass(() => restoreSection(staff, deletedInput.parse(deleted)).then(() => null));
}

/** Answers with where those moved were before. */
export async function placeStudentsAction(
  classId: string,
  placements: readonly Placement[],
): Promise<FormResult<readonly Placement[]>> {
  const staff = await admitAction('lib/people/members/people-actions.ts placeStudentsAction', { classId });
  return answerInClass(() => placeStudents(staff, placementsInput.parse(placements)));
}

/** Answers with those removed. */
export async function removeStudentsAction(classId: string, userIds: readonly string[]): Promise<FormResult<string[]>> {
  const staff = await admitAction('lib/people/members/people-actions.ts removeStudentsAction', { classId });
  return answerInClass(() => removeStudents(staff, idsInput.parse(userIds)));
}

/** Answers with those put back. */
export async function restoreStudentsAction(
  classId: string,
  userIds: readonly string[],
): Promise<FormResult<string[]>> {
  const staff = await admitAction('lib/people/members/people-actions.ts restoreStudentsAction', { classId });
  return answerInClass(() => restoreStudents(staff, idsInput.parse(userIds)));
}
