import { handle } from '@/app/api/handler';
import { postUpload } from '@/lib/authoring/studio/endpoints';
import { addUpload } from '@/lib/authoring/studio/uploads.server';

export const POST = handle(postUpload, async ({ caller, params, query, bytes }) => {
  await addUpload(caller, params.slug, query.name, bytes);
  return { name: query.name };
});
