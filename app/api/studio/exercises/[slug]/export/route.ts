import { handle } from '@/app/api/handler';
import { getExerciseExport } from '@/lib/authoring/studio/endpoints';
import { exportExercise } from '@/lib/authoring/studio/exchange.server';

export const GET = handle(
  getExerciseExport,
  async ({ caller, params: { slug } }) =>
    new Response(Buffer.from(await exportExercise(caller, slug)), {
      headers: {
        'Content-Type': 'application/zip',
        'Content-Disposition': `attachment; filename="${slug}.zip"`,
        'Cache-Control': 'no-store',
      },
    }),
);
