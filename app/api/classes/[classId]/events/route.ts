import { handle } from '@/app/api/handler';
import { streamClass } from '@/lib/platform/live/stream.server';
import { findSessionId } from '@/lib/platform/session/session.server';
import { findOpenSession } from '@/lib/platform/session/viewer.server';
import { getEvents } from '@/lib/teaching/board/endpoints';

const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  // no-transform: a proxy that compresses would hold events back; the third is nginx's word for the same.
  'Cache-Control': 'no-store, no-transform',
  'X-Accel-Buffering': 'no',
};

export const GET = handle(getEvents, async ({ caller, query, signal }) => {
  const session = await findSessionId();
  const signedIn = async () => session !== null && (await findOpenSession(session, caller.viewer.id)) !== null;
  return new Response(await streamClass(caller, { signal, since: query.since, signedIn }), { headers });
});
