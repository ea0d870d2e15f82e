import { saveReading } from '@/lib/learning/reading/readings.server';
import { handle, json } from '../../handler';
import { readingBody, slugParams } from '../../inputs';

export const PUT = handle(
  'PUT /api/readings/[slug]',
  { params: slugParams, body: readingBody },
  async ({ viewer, params, body }) => {
    await saveReading(viewer, params.slug, body.sections);
    return json({ saved: true });
  },
);
