import { handle } from '@/app/api/handler';
import { renderMarkdown } from '@/lib/content/lesson/render';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { postHint } from '@/lib/learning/workbench/endpoints';

export const POST = handle(postHint, async ({ caller, body }) => {
  const hint = await requestHint(caller, body);
  return { hint, html: await renderMarkdown(hint) };
});
