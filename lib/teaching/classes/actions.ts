'use server';
/** What the forms of the teaching pages call about a class as a whole. */
import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import { timeZoneInput } from '@/lib/core/time/time-zone';
import { leaveClass } from '@/lib/people/members/membership.server';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { archiveClass, changeClass, createClass, renewJoinCode, restoreClass } from './classes.server';

const classInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Give the class a name, such as "Deep learning, autumn".')
    .max(120, 'At most 120 characters.')
    .superRefine(refuseInvisible),
  timeZone: timeZoneInput,
});
const ofClass = { policy: 'classInstructor', stale: ['/teach', 'layout'] } as const;

/** `timeZone`: the browser's own; UTC where it has none that we know. */
export const createClassAction = formAction(
  { policy: 'instructor', fields: classInput.extend({ timeZone: timeZoneInput.catch('UTC') }), stale: ['/teach'] },
  async (instructor, { name, timeZone }) => ({ classId: await createClass(instructor, name, timeZone) }),
);

/** Answers with the new code, as stored. */
export const renewJoinCodeAction = action(ofClass, renewJoinCode);
export const changeClassAction = formAction({ ...ofClass, fields: classInput }, changeClass);
export const archiveClassAction = action(ofClass, archiveClass);
export const restoreClassAction = action(ofClass, restoreClass);

/** Students too may leave: that is why the class is no subject of the policy here. */
export const leaveClassAction = action(
  { policy: 'viewer', input: z.tuple([z.string()]), stale: ['/', 'layout'] },
  leaveClass,
);
