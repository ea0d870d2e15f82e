import { handle, json } from '@/app/api/handler';
import { postImport } from '@/lib/authoring/studio/endpoints';
import { importExercise, inspectImport } from '@/lib/authoring/studio/exchange.server';

export const POST = handle(postImport, async ({ caller, query: { as, classId, from }, bytes }) => {
  if (as === undefined) return inspectImport(caller, bytes, from);
  await importExercise(caller, bytes, as, classId ?? null, from);
  return json({ slug: as }, 201);
});
