import { handle, json } from '@/app/api/handler';
import { findDraft, saveDraft } from '@/lib/learning/drafts/drafts.server';
import { getDraft, putDraft } from '@/lib/learning/workbench/endpoints';

export const GET = handle(getDraft, async ({ caller, params }) => ({ draft: await findDraft(caller, params.slug) }));

export const PUT = handle(putDraft, async ({ caller, params, body }) => {
  const result = await saveDraft(caller, params.slug, body);
  if (result.kind === 'saved') return { version: result.version, savedAt: result.savedAt };
  const message = 'This code was changed somewhere else since you opened it.';
  return json({ error: { code: 'draft-conflict', message }, draft: result.draft }, 409);
});
