import { handle, json } from '@/app/api/handler';
import { slugParams, visitorBody } from '@/app/api/inputs';
import { verifyPreview } from '@/lib/authoring/studio/preview.server';

export const POST = handle(
  'POST /api/studio/exercises/[slug]/verify',
  { params: slugParams, body: visitorBody },
  async ({ caller, params, body }) => json({ report: await verifyPreview(caller, params.slug, body.source) }),
);
