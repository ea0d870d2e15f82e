import { z } from 'zod';
import { handle, json } from '@/app/api/handler';
import { slugParams } from '@/app/api/inputs';
import { getFolder, saveFolder } from '@/lib/authoring/studio/folders.server';
import { folderSchema } from '@/lib/authoring/studio/limits';

/** Every character of the longest folder escaped. */
const mostBytes = 2_500_000;
const query = z.object({ version: z.coerce.number().int().positive().optional() });
const body = z.object({ files: folderSchema, baseVersion: z.number().int().positive() });

export const GET = handle(
  'GET /api/studio/exercises/[slug]',
  { params: slugParams, query },
  async ({ caller, params, query: { version } }) => json(await getFolder(caller, params.slug, version)),
);

export const PUT = handle(
  'PUT /api/studio/exercises/[slug]',
  { params: slugParams, body, mostBytes },
  async ({ caller, params, body: { files, baseVersion } }) => {
    const result = await saveFolder(caller, params.slug, files, baseVersion);
    return json(result, result.kind === 'saved' ? 200 : 409);
  },
);
