import { handleApi } from '@/app/api/v1/api';
import { readClass } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes/{classId}', ({ caller, classId }) => readClass(caller, classId));
