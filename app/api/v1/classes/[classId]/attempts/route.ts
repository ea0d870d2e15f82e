import { handleClassApi } from '@/app/api/v1/api';
import { readAttempts } from '@/lib/teaching/public-api/read.server';
import { attemptsQuery } from '@/lib/teaching/public-api/routes';

export const GET = handleClassApi('/api/v1/classes/{classId}/attempts', ({ staff, url }) =>
  readAttempts(staff, attemptsQuery.parse(Object.fromEntries(url.searchParams))),
);
