/**
 * News of classes for whoever follows them in this process. It listens from the first follower on, once per database.
 * On globalThis because Next evaluates a module once per bundle.
 */
import 'server-only';
import { EventEmitter } from 'node:events';
import type { Connection } from '@/lib/platform/db/connection.server';
import { connection } from '@/lib/platform/db/database.server';
import { type ClassNews, decodeNews, newsChannel } from './news';

interface Told {
  /** ms since 1970. */
  readonly at: number;
  readonly classId: string;
  readonly news: ClassNews;
}

interface Hub {
  readonly of: Connection;
  readonly emitter: EventEmitter;
  readonly listening: Promise<void>;
  /** Oldest first. */
  readonly recent: Told[];
  /** Everything told since then is in `recent`, ms since 1970. */
  completeSince: number;
}
interface Slot {
  nablaLive?: Hub;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** A page follows a class some seconds after its data was read. News is kept this long, so that none is lost in between. */
const recentMs = 120_000;
const mostRecent = 5000;
/** Clocks of several machines differ. */
const clockMs = 2000;

/** What is told from now on will be known to a follower who asks for it by `since`. */
export async function listenForNews(): Promise<void> {
  await (await hub()).listening;
}

/**
 * Resolves when nothing told from now on is missed. What was told after `since` (ms since 1970) comes first, as news of
 * the whole class where it is not known any more. Returns the function that ends it.
 */
export async function followClass(
  classId: string,
  follower: (news: ClassNews) => void,
  since?: number,
): Promise<() => void> {
  const opened = await hub();
  const { emitter } = opened;
  emitter.on(classId, follower);
  const missed = () => follower({ kind: 'class' });
  emitter.on(missedAll, missed);
  await opened.listening;
  if (since !== undefined) tellAgain(opened, classId, since - clockMs, follower);
  return () => {
    emitter.off(classId, follower);
    emitter.off(missedAll, missed);
  };
}

function tellAgain(
  { completeSince, recent }: Hub,
  classId: string,
  from: number,
  follower: (news: ClassNews) => void,
): void {
  if (from < completeSince) follower({ kind: 'class' });
  else for (const told of recent) if (told.classId === classId && told.at >= from) follower(told.news);
}

/** No class has this id. */
const missedAll = '*';

async function hub(): Promise<Hub> {
  const of = await connection();
  if (slot.nablaLive?.of !== of) slot.nablaLive = listen(of);
  return slot.nablaLive;
}

function listen(of: Connection): Hub {
  const emitter = new EventEmitter().setMaxListeners(0);
  const recent: Told[] = [];
  const listening = of
    .listen(newsChannel, {
      heard: (payload) => {
        const told = decodeNews(payload);
        if (!told) return;
        recent.push({ ...told, at: Date.now() });
        forget(opened);
        emitter.emit(told.classId, told.news);
      },
      missed: () => {
        opened.completeSince = Date.now();
        emitter.emit(missedAll);
      },
    })
    .then(() => {
      opened.completeSince = Date.now();
    });
  const opened: Hub = { of, emitter, listening, recent, completeSince: Number.POSITIVE_INFINITY };
  listening.catch(() => {
    slot.nablaLive = undefined; // the next follower tries again
  });
  return opened;
}

function forget(opened: Hub): void {
  const { recent } = opened;
  const oldest = Date.now() - recentMs;
  const old = recent.findIndex(({ at }) => at >= oldest);
  const gone = recent.splice(0, Math.max(old, recent.length - mostRecent));
  const last = gone.at(-1);
  if (last) opened.completeSince = Math.max(opened.completeSince, last.at + 1);
}
