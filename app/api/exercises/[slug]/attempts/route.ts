import { listAttempts } from '@/lib/learning/attempts/read.server';
import { handle, json } from '../../../handler';
import { slugParams } from '../../../inputs';

export const GET = handle('GET /api/exercises/[slug]/attempts', { params: slugParams }, async ({ viewer, params }) =>
  json({ attempts: await listAttempts(viewer, params.slug) }),
);
