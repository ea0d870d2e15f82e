import { saveReading } from '@/lib/learning/reading/readings.server';
import { handle, json } from '../../handler';
import { readingBody, slugParams } from '../../inputs';

export const PUT = handle(
  'PUT /api/readings/[slug]',
  { params: slugParams, body: readingBody },
  async ({ caller, params, body }) => {
    await saveReading(caller, params.slug, body.sections);
    return json({ saved: true });
  },
);
