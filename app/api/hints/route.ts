import { requestHint } from '@/lib/attempts/hints.server';
import { renderMarkdown } from '@/lib/lesson/render';
import { handle, json } from '../handler';
import { hintBody } from '../inputs';

export const POST = handle('POST /api/hints', { body: hintBody }, async ({ viewer, body }) => {
  const hint = await requestHint(viewer, body);
  return json({ hint, html: await renderMarkdown(hint) });
});
