'use server';
/** What the people page of a class calls about colleagues and invitations. */
import { z } from 'zod';
import { accountInput } from '@/lib/people/accounts/account-input';
import { environment } from '@/lib/platform/env/environment.server';
import { answerInClass } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
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
  const staff = await admitAction('lib/people/members/staff-actions.ts changeStaffRoleAction', { classId });
  return answerInClass(() => changeStaffRole(staff, userId, roleInput.parse(role)).then(nothing));
}

export async function removeStaffAction(classId: string, userId: string): Promise<FormResult> {
  const staff = await admitAction('lib/people/members/staff-actions.ts removeStaffAction', { classId });
  return answerInClass(() => removeStaff(staff, userId).then(nothing));
}

export async function restoreStaffAction(classId: string, userId: string): Promise<FormResult> {
  const staff = await admitAction('lib/people/members/staff-actions.ts restoreStaffAction', { classId });
  return answerInClass(() => restoreStaff(staff, userId).then(nothing));
}

/** Fields `email`, `role`. Answers with the link to hand over. */
export async function inviteColleagueAction(
  classId: string,
  _previous: FormResult<string> | null,
  form: FormData,
): Promise<FormResult<string>> {
  const staff = await admitAction('lib/people/members/staff-actions.ts inviteColleagueAction', { classId });
  const input = invitationInput.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  return answerInClass(async () => {
    const made = await inviteColleague(staff, input.data);
    const links = await listInvitationLinks(staff, environment().url);
    return links.find(({ id }) => id === made)?.link ?? '';
  });
}

export async function withdrawInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const staff = await admitAction('lib/people/members/staff-actions.ts withdrawInvitationsAction', { classId });
  return answerInClass(() => withdrawInvitations(staff, idsInput.parse(ids)));
}

export async function restoreInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const staff = await admitAction('lib/people/members/staff-actions.ts restoreInvitationsAction', { classId });
  return answerInClass(() => restoreInvitations(staff, idsInput.parse(ids)));
}

export async function renewInvitationsAction(classId: string, ids: readonly string[]): Promise<FormResult<number>> {
  const staff = await admitAction('lib/people/members/staff-actions.ts renewInvitationsAction', { classId });
  return answerInClass(() => renewInvitations(staff, idsInput.parse(ids)));
}

const nothing = () => null;
