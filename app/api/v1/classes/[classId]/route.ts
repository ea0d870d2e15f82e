import { handleClassApi } from '@/app/api/v1/api';
import { readClass } from '@/lib/teaching/public-api/read.server';

export const GET = handleClassApi('/api/v1/classes/{classId}', ({ staff }) => readClass(staff));
