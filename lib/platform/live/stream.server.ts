/**
 * The news of a class as server-sent events. They only say whose cells changed, so that nothing has to be kept for a
 * client that was away: after a reconnect it reads everything anew.
 *
 * `event: students`, data: ids as JSON · `event: class` · `event: beat`, every quarter of a minute · `event: gone`, after
 * which the stream ends: the viewer has been signed out, or is no longer staff of the class.
 */
import 'server-only';
import { NotFound } from '@/lib/platform/http/errors';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import { followClass } from './hub.server';
import type { ClassNews } from './news';

/** Changes within this time go out as one event: a class that submits together does not make a hundred. */
const gatherMs = 150;
/** Proxies cut connections that are silent for a minute, and a client takes silence for the loss of its connection. */
const heartbeatMs = 15_000;
/** Access is asked for again this often, in case the process that removed somebody could not tell us. */
const recheckMs = 30_000;

const open = new Set<() => void>();

/** Ends all streams of this process; clients find another, or this one when it is back. */
export function endStreams(): void {
  for (const end of open) end();
}

export interface StreamOptions {
  /** Aborted when the client goes. */
  readonly signal: AbortSignal;
  /** When the client read the class, ms since 1970: what was told after it comes first. */
  readonly since?: number | undefined;
  /** Whether who follows is still signed in. */
  readonly signedIn?: () => Promise<boolean>;
}

export async function streamClass(
  { viewer, classId }: ClassStaff,
  { signal, since, signedIn = async () => true }: StreamOptions,
): Promise<ReadableStream<Uint8Array>> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const gathered = gather((news) => send(formatNews(news)));
      const recheck = async () => {
        if ((await signedIn()) && (await mayFollow(viewer, classId))) return;
        send('event: gone\ndata:\n\n');
        end();
      };
      // A database that does not answer is no reason to end: the next check asks again.
      const check = () => void recheck().catch(() => {});
      const timers = [setInterval(() => send('event: beat\ndata:\n\n'), heartbeatMs), setInterval(check, recheckMs)];
      let unfollow = () => {};
      let over = false;
      const release = () => {
        unfollow();
        gathered.stop();
        timers.forEach(clearInterval);
        open.delete(end);
      };
      end = () => {
        if (over) return;
        over = true;
        release();
        controller.close();
      };
      open.add(end);
      signal.addEventListener('abort', end, { once: true });
      const follower = (news: ClassNews) => {
        if (news.kind === 'class' || news.userId === viewer.id) check();
        gathered.add(news);
      };
      try {
        unfollow = await followClass(classId, follower, since);
      } catch (error) {
        over = true; // the stream ends with the error, so it must not be closed as well
        release();
        throw error;
      }
      if (over) unfollow();
      // A proxy sends the headers on with the first bytes of the body, and the client waits for them: send some at once.
      else send('retry: 1000\nevent: open\ndata:\n\n');
    },
    cancel: () => end(),
  });
}

async function mayFollow(viewer: Viewer, classId: string): Promise<boolean> {
  try {
    await authorise('classStaff', viewer, classId);
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

/** Ids of students, or null: the whole class. */
type Gathered = ReadonlySet<string> | null;

function gather(pass: (gathered: Gathered) => void) {
  let students = new Set<string>();
  let all = false;
  let timer: NodeJS.Timeout | undefined;
  const flush = () => {
    timer = undefined;
    const gathered = all ? null : students;
    students = new Set();
    all = false;
    pass(gathered);
  };
  return {
    add(news: ClassNews) {
      if (news.kind === 'class') all = true;
      else students.add(news.userId);
      timer ??= setTimeout(flush, gatherMs);
    },
    stop: () => clearTimeout(timer),
  };
}

function formatNews(gathered: Gathered): string {
  return gathered === null ? 'event: class\ndata:\n\n' : `event: students\ndata: ${JSON.stringify([...gathered])}\n\n`;
}
