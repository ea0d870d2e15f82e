/** What the people page of a class offers as a file. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';

/** The links of invited students as CSV, for a mail merge. */
export const getInvitations = endpoint({
  method: 'GET',
  path: '/api/classes/[classId]/invitations',
  policy: 'classInstructor',
  params: z.object({ classId: z.uuid() }),
});
