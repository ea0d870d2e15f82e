'use server';
/** What the people page of a class calls about colleagues and invitations. */
import { z } from 'zod';
import { accountInput } from '@/lib/people/accounts/account-input';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { environment } from '@/lib/platform/env/environment.server';
import {
  inviteColleague,
  listInvitationLinks,
  renewInvitations,
  restoreInvitations,
  withdrawInvitations,
} from './invitations.server';
import { changeStaffRole, removeStaff, restoreStaff } from './membership.server';

const roleInput = z.enum(['assistant', 'instructor'], 'Choose a role.');
const invitationInput = accountInput.pick({ email: true }).extend({ role: roleInput });
const ofClass = { policy: 'classInstructor', stale: classPages } as const;
const person = { ...ofClass, input: z.tuple([z.string()]) } as const;
const invitations = { ...ofClass, input: z.tuple([z.array(z.uuid()).max(10_000).readonly()]) } as const;

export const changeStaffRoleAction = action({ ...ofClass, input: z.tuple([z.string(), roleInput]) }, changeStaffRole);
export const removeStaffAction = action(person, removeStaff);
export const restoreStaffAction = action(person, restoreStaff);

/** Answers with the link to hand over. */
export const inviteColleagueAction = formAction({ ...ofClass, fields: invitationInput }, async (staff, invited) => {
  const made = await inviteColleague(staff, invited);
  const links = await listInvitationLinks(staff, environment().url);
  return links.find(({ id }) => id === made)?.link ?? '';
});

/** Each answers with how many there were. */
export const withdrawInvitationsAction = action(invitations, withdrawInvitations);
export const restoreInvitationsAction = action(invitations, restoreInvitations);
export const renewInvitationsAction = action(invitations, renewInvitations);
