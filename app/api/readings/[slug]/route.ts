import { handle } from '@/app/api/handler';
import { putReading } from '@/lib/learning/reading/endpoints';
import { saveReading } from '@/lib/learning/reading/readings.server';

export const PUT = handle(putReading, async ({ caller, params, body }) => {
  await saveReading(caller, params.slug, body.sections);
  return { saved: true };
});
