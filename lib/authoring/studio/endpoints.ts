/** What the studio asks of the server. */
import { z } from 'zod';
import { mostArchiveBytes, mostImageBytes } from '@/lib/content/exchange/limits';
import { slugSchema } from '@/lib/core/exercise/schema';
import { endpoint, moment } from '@/lib/platform/contract/endpoint';
import type { ImportReport } from './exchange.server';
import { folderSchema } from './limits';

const slug = z.object({ slug: slugSchema });
const savedFolder = z.object({
  version: z.number(),
  files: z.record(z.string(), z.string()),
  savedAt: moment,
  savedBy: z.string().nullable(),
});

/** One version; without, the latest. */
export const getFolderVersion = endpoint({
  method: 'GET',
  path: '/api/studio/exercises/[slug]',
  policy: 'instructor',
  params: slug,
  query: z.object({ version: z.coerce.number<number | string>().int().positive().optional() }),
  output: savedFolder,
});

/** Beside the refusal: what is there now. */
export const folderConflict = z.object({ kind: z.literal('conflict'), latest: savedFolder });

/** Refused with 409 and what is there now when somebody saved since `baseVersion`. */
export const putFolder = endpoint({
  method: 'PUT',
  path: '/api/studio/exercises/[slug]',
  policy: 'instructor',
  params: slug,
  body: z.object({ files: folderSchema, baseVersion: z.number().int().positive() }),
  output: z.object({ kind: z.literal('saved'), version: z.number(), savedAt: moment }),
  // Every character of the longest folder escaped.
  limits: { jsonBytes: 2_500_000 },
});

export const postUpload = endpoint({
  method: 'POST',
  path: '/api/studio/exercises/[slug]/uploads',
  policy: 'instructor',
  params: slug,
  query: z.object({ name: z.string().max(200) }),
  output: z.object({ name: z.string() }),
  status: 201,
  limits: { rawBytes: mostImageBytes },
});

/** For those who see the exercise, its authors always. */
export const getUploadFile = endpoint({
  method: 'GET',
  path: '/api/studio/uploads/[slug]/[name]',
  policy: 'anyone',
  params: z.object({ slug: slugSchema, name: z.string().max(100) }),
});

/** A zip, as a repository's folder. */
export const getExerciseExport = endpoint({
  method: 'GET',
  path: '/api/studio/exercises/[slug]/export',
  policy: 'instructor',
  params: slug,
});

const importReport = z.custom<ImportReport>(
  (value) => typeof value === 'object' && value !== null && 'archive' in value && Array.isArray(value.archive),
);

/** Without `as`, the archive is looked at and nothing is stored; with it, it becomes the exercise of that name. `from`: the place in the archive. */
export const postImport = endpoint({
  method: 'POST',
  path: '/api/studio/import',
  policy: 'instructor',
  query: z.object({ as: slugSchema.optional(), classId: z.uuid().optional(), from: z.string().max(400).optional() }),
  output: z.union([importReport, z.object({ slug: z.string() })]),
  limits: { rawBytes: mostArchiveBytes },
});
