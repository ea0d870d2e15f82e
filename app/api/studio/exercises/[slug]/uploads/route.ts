import { z } from 'zod';
import { handle, json } from '@/app/api/handler';
import { slugParams } from '@/app/api/inputs';
import { addUpload } from '@/lib/authoring/studio/uploads.server';
import { mostImageBytes } from '@/lib/content/exchange/limits';

export const POST = handle(
  'POST /api/studio/exercises/[slug]/uploads',
  { params: slugParams, query: z.object({ name: z.string().max(200) }), takesBytes: mostImageBytes },
  async ({ caller, params, query, bytes }) => {
    await addUpload(caller, params.slug, query.name, bytes);
    return json({ name: query.name }, 201);
  },
);
