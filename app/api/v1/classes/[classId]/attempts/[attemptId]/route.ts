import { handleClassApi } from '@/app/api/v1/api';
import { readAttempt } from '@/lib/teaching/public-api/read.server';

export const GET = handleClassApi('/api/v1/classes/{classId}/attempts/{attemptId}', ({ staff, attemptId }) =>
  readAttempt(staff, attemptId),
);
