import { handle } from '@/app/api/handler';
import { getAttempt } from '@/lib/learning/attempts/read.server';
import { getOwnAttempt } from '@/lib/learning/workbench/endpoints';

export const GET = handle(getOwnAttempt, ({ caller, params, query }) =>
  getAttempt(caller, params.id, query.wait * 1000),
);
