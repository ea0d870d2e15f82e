import { handleClassApi } from '@/app/api/v1/api';
import { readGrades } from '@/lib/teaching/public-api/read.server';

export const GET = handleClassApi('/api/v1/classes/{classId}/grades', async ({ staff }) => ({
  grades: await readGrades(staff),
}));
