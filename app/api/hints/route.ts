import { handle } from '@/app/api/handler';
import { requestHint } from '@/lib/learning/attempts/hints.server';
import { postHint } from '@/lib/learning/workbench/endpoints';
import { textHtml } from '@/lib/platform/rendering/render.server';

export const POST = handle(postHint, async ({ caller, body }) => {
  const hint = await requestHint(caller, body);
  return { hint, html: await textHtml(hint) };
});
