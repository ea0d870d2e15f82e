import { handleApi } from '@/app/api/v1/api';
import { readAttempts } from '@/lib/teaching/public-api/read.server';
import { attemptsQuery } from '@/lib/teaching/public-api/routes';

export const GET = handleApi('/api/v1/classes/{classId}/attempts', ({ caller, classId, url }) =>
  readAttempts(caller, classId, attemptsQuery.parse(Object.fromEntries(url.searchParams))),
);
