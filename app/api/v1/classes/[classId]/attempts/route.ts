import { handle } from '@/app/api/handler';
import { getClassAttempts } from '@/lib/teaching/public-api/endpoints';
import { readAttempts } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getClassAttempts, ({ caller, query }) => readAttempts(caller, query));
