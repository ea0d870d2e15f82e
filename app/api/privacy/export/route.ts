import { handle } from '@/app/api/handler';
import { getExport } from '@/lib/people/privacy/endpoints';
import { exportOwnData } from '@/lib/people/privacy/export.server';

export const GET = handle(getExport, async ({ caller }) => {
  const day = new Date().toISOString().slice(0, 10);
  return new Response(JSON.stringify(await exportOwnData(caller), null, 2), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="nabla-my-data-${day}.json"`,
      'Cache-Control': 'no-store',
    },
  });
});
