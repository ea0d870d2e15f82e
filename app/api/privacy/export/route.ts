import { handle } from '@/app/api/handler';
import { getExport } from '@/lib/people/privacy/endpoints';
import { writeOwnData } from '@/lib/people/privacy/export.server';

export const GET = handle(getExport, async ({ caller }) => {
  const day = new Date().toISOString().slice(0, 10);
  return new Response(streamOf(writeOwnData(caller)), {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="nabla-my-data-${day}.json"`,
      'Cache-Control': 'no-store',
    },
  });
});

/** Pulled as fast as the browser takes it. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  return new ReadableStream({
    pull: async (stream) => {
      const { done, value } = await pieces.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await pieces.return(undefined)),
  });
}
