import { handleApi } from '@/app/api/v1/api';
import { readGrades } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes/{classId}/grades', async ({ caller, classId }) => ({
  grades: await readGrades(caller, classId),
}));
