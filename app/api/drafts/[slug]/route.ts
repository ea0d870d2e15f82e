import { findDraft, saveDraft } from '@/lib/learning/drafts/drafts.server';
import { handle, json } from '../../handler';
import { draftBody, slugParams } from '../../inputs';

export const GET = handle('GET /api/drafts/[slug]', { params: slugParams }, async ({ caller, params }) =>
  json({ draft: await findDraft(caller, params.slug) }),
);

export const PUT = handle(
  'PUT /api/drafts/[slug]',
  { params: slugParams, body: draftBody },
  async ({ caller, params, body }) => {
    const result = await saveDraft(caller, params.slug, body);
    if (result.kind === 'saved') return json({ version: result.version, savedAt: result.savedAt });
    const message = 'This code was changed somewhere else since you opened it.';
    return json({ error: { code: 'draft-conflict', message }, draft: result.draft }, 409);
  },
);
