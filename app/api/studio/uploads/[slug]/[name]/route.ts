import { z } from 'zod';
import { handle } from '@/app/api/handler';
import { getUpload } from '@/lib/authoring/studio/uploads.server';
import { slugSchema } from '@/lib/core/exercise/schema';

const params = z.object({ slug: slugSchema, name: z.string().max(100) });

/** Whatever a browser makes of the bytes, opened by itself it is a document without rights. */
export const GET = handle('GET /api/studio/uploads/[slug]/[name]', { params }, async ({ caller, params: asked }) => {
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
