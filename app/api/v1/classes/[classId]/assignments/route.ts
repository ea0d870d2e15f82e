import { handleClassApi } from '@/app/api/v1/api';
import { readAssignments } from '@/lib/teaching/public-api/read.server';

export const GET = handleClassApi('/api/v1/classes/{classId}/assignments', async ({ staff }) => ({
  assignments: await readAssignments(staff),
}));
