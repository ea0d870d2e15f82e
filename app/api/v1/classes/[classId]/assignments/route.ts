import { handleApi } from '@/app/api/v1/api';
import { readAssignments } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes/{classId}/assignments', async ({ caller, classId }) => ({
  assignments: await readAssignments(caller, classId),
}));
