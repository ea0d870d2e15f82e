import { renderMarkdown } from '@/lib/content/lesson/render';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { handle, json } from '../handler';
import { hintBody } from '../inputs';

export const POST = handle('POST /api/hints', { body: hintBody }, async ({ caller, body }) => {
  const hint = await requestHint(caller, body);
  return json({ hint, html: await renderMarkdown(hint) });
});
