import { z } from 'zod';
import { handle, json } from '@/app/api/handler';
import { importExercise, inspectImport } from '@/lib/authoring/studio/exchange.server';
import { mostArchiveBytes } from '@/lib/content/exchange/limits';
import { slugSchema } from '@/lib/core/exercise/schema';

/** Without `as`, the archive is looked at and nothing is stored; with it, it becomes the exercise of that name. */
const query = z.object({ as: slugSchema.optional(), classId: z.uuid().optional() });

export const POST = handle(
  'POST /api/studio/import',
  { query, takesBytes: mostArchiveBytes },
  async ({ caller, query: { as, classId }, bytes }) => {
    if (as === undefined) return json(await inspectImport(caller, bytes));
    await importExercise(caller, bytes, as, classId ?? null);
    return json({ slug: as }, 201);
  },
);
