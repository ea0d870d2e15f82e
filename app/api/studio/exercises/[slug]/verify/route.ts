import { handle } from '@/app/api/handler';
import { verifyPreview } from '@/lib/authoring/studio/preview.server';
import { postPreviewVerify } from '@/lib/learning/workbench/endpoints';

export const POST = handle(postPreviewVerify, async ({ caller, params, body }) => ({
  report: await verifyPreview(caller, params.slug, body.source),
}));
