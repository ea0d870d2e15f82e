import { handleApi } from '@/app/api/v1/api';
import { readAttempt } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes/{classId}/attempts/{attemptId}', ({ caller, classId, attemptId }) =>
  readAttempt(caller, classId, attemptId),
);
