import { handle } from '@/app/api/handler';
import { getUploadFile } from '@/lib/authoring/studio/endpoints';
import { getUpload } from '@/lib/authoring/studio/uploads.server';

/** Whatever a browser makes of the bytes, opened by itself it is a document without rights. */
export const GET = handle(getUploadFile, async ({ caller, params: asked }) => {
  const { type, bytes } = await getUpload(caller, asked.slug, asked.name);
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Cache-Control': 'private, max-age=60',
    },
  });
});
