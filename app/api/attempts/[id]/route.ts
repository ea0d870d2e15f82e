import { getAttempt } from '@/lib/learning/attempts/read.server';
import { handle, json } from '../../handler';
import { idParams, waitQuery } from '../../inputs';

export const GET = handle(
  'GET /api/attempts/[id]',
  { params: idParams, query: waitQuery },
  async ({ caller, params, query }) => json(await getAttempt(caller, params.id, query.wait * 1000)),
);
