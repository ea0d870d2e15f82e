import { listAttempts } from '@/lib/learning/attempts/read.server';
import { handle, json } from '../../../handler';
import { slugParams } from '../../../inputs';

export const GET = handle('GET /api/exercises/[slug]/attempts', { params: slugParams }, async ({ caller, params }) =>
  json({ attempts: await listAttempts(caller, params.slug) }),
);
