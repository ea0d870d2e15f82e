import { handle } from '@/app/api/handler';
import { slugParams } from '@/app/api/inputs';
import { exportExercise } from '@/lib/authoring/studio/exchange.server';

export const GET = handle(
  'GET /api/studio/exercises/[slug]/export',
  { params: slugParams },
  async ({ caller, params: { slug } }) =>
    new Response(Buffer.from(await exportExercise(caller, slug)), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${slug}.zip"`,
        'Cache-Control': 'no-store',
      },
    }),
);
