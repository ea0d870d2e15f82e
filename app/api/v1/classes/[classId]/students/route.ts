import { handleApi } from '@/app/api/v1/api';
import { readStudents } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes/{classId}/students', async ({ caller, classId }) => ({
  students: await readStudents(caller, classId),
}));
