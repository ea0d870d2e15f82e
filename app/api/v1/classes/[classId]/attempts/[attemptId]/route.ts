import { handle } from '@/app/api/handler';
import { getOneAttempt } from '@/lib/teaching/public-api/endpoints';
import { readAttempt } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getOneAttempt, ({ caller, params }) => readAttempt(caller, params.attemptId));
