'use server';
/** What the people page of a class calls about colleagues and invitations. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { accountInput } from '@/lib/auth/account-input';
import { admitAction } from '@/lib/auth/admit.server';
import { answer } from '@/lib/auth/answer';
import { type FormResult, refuseFields } from '@/lib/auth/form-result';
import { environment } from '@/lib/env.server';
import {
  inviteColleague,
  listInvitationLinks,
  renewInvitations,
  restoreInvitations,
  withdrawInvitations,
} from './invitations.server';
import { changeStaffRole, removeStaff, restoreStaff, type StaffRole } from './membership.server';

const roleInput = z.enum(['assistant', 'instructor'], 'Choose a role.');
const invitationInput = accountInput.pick({ email: true }).extend({ role: roleInput });
const idsInput = z.array(z.uuid()).max(10_000);

export async function changeStaffRoleAction(classId: string, userId: string, role: StaffRole): Promise<FormResult> {
  const viewer = await admitAction('lib/classes/staff-actions.ts changeStaffRoleAction', { classId });
  return shown(() => changeStaffRole(viewer, classId, userId, roleInput.parse(role)).then(nothing));
}

export async function removeStaffAction(classId: string, userId: string): Promise<FormResult> {
  const viewer = await admitAction('lib/classes/staff-actions.ts removeStaffAction', { classId });
  return shown(() => removeStaff(viewer, classId, userId).then(nothing));
}

export async function restoreStaffAction(classId: string, userId: string): Promise<FormResult> {
  const viewer = await admitAction('lib/classes/staff-actions.ts restoreStaffAction', { classId });
  return shown(() => restoreStaff(viewer, classId, userId).then(nothing));
}

/** Fields `email`, `role`. Answers with the link to hand over. */
export async function inviteColleagueAction(
  classId: string,
  _previous: FormResult<string> | null,
  form: FormData,
): Promise<FormResult<string>> {
  const viewer = await admitAction('lib/classes/staff-actions.ts inviteColleagueAction', { classId });
  const input = invitationInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return shown(async () => {
    const made = await inviteColleague(viewer, classId, input.data);
    const links = await listInvitationLinks(viewer, classId, environment().url);
    return links.find(({ id }) => id === made)?.link ?? '';
  });
}

export async function withdrawInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const viewer = await admitAction('lib/classes/staff-actions.ts withdrawInvitationsAction', { classId });
  return shown(() => withdrawInvitations(viewer, classId, idsInput.parse(ids)));
}

export async function restoreInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const viewer = await admitAction('lib/classes/staff-actions.ts restoreInvitationsAction', { classId });
  return shown(() => restoreInvitations(viewer, classId, idsInput.parse(ids)));
}

export async function renewInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const viewer = await admitAction('lib/classes/staff-actions.ts renewInvitationsAction', { classId });
  return shown(() => renewInvitations(viewer, classId, idsInput.parse(ids)));
}

const nothing = () => null;

async function shown<T>(work: () => Promise<T>): Promise<FormResult<T>> {
  const result = await answer(work);
  revalidatePath('/teach/classes/[classId]', 'layout');
  return result;
}
