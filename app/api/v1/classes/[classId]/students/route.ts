import { handleClassApi } from '@/app/api/v1/api';
import { readStudents } from '@/lib/teaching/public-api/read.server';

export const GET = handleClassApi('/api/v1/classes/{classId}/students', async ({ staff }) => ({
  students: await readStudents(staff),
}));
