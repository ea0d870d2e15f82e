import { getAttempt } from '@/lib/learning/attempts/read.server';
import { handle, json } from '../../handler';
import { idParams, waitQuery } from '../../inputs';

export const GET = handle(
  'GET /api/attempts/[id]',
  { params: idParams, query: waitQuery },
  async ({ viewer, params, query }) => json(await getAttempt(viewer, params.id, query.wait * 1000)),
);
