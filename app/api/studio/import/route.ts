import { z } from 'zod';
import { handle, json } from '@/app/api/handler';
import { mostArchiveBytes } from '@/lib/exchange/limits';
import { slugSchema } from '@/lib/exercise/schema';
import { importExercise, inspectImport } from '@/lib/studio/exchange.server';

/** Without `as`, the archive is looked at and nothing is stored; with it, it becomes the exercise of that name. */
const query = z.object({ as: slugSchema.optional(), classId: z.uuid().optional() });

export const POST = handle(
  'POST /api/studio/import',
  { query, takesBytes: mostArchiveBytes },
  async ({ viewer, query: { as, classId }, bytes }) => {
    if (as === undefined) return json(await inspectImport(viewer, bytes));
    await importExercise(viewer, bytes, as, classId ?? null);
    return json({ slug: as }, 201);
  },
);
