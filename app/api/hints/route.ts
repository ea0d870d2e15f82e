import { requestHint } from '@/lib/attempts/hints.server';
import { handle, json } from '../handler';
import { hintBody } from '../inputs';

export const POST = handle('POST /api/hints', { body: hintBody }, async ({ viewer, body }) =>
  json({ hint: await requestHint(viewer, body) }),
);
