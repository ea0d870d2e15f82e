/**
 * News of classes for whoever follows them in this process. It listens from the first follower on, once per database.
 * On globalThis because Next evaluates a module once per bundle.
 */
import { EventEmitter } from 'node:events';
import type { Connection } from '@/lib/db/connection.server';
import { connection } from '@/lib/db.server';
import { type ClassNews, decodeNews, newsChannel } from './news';

interface Hub {
  readonly of: Connection;
  readonly emitter: EventEmitter;
  readonly listening: Promise<void>;
}
interface Slot {
  nablaLive?: Hub;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** Resolves when nothing told from now on is missed. Returns the function that ends it. */
export async function followClass(classId: string, follower: (news: ClassNews) => void): Promise<() => void> {
  const { emitter, listening } = await hub();
  emitter.on(classId, follower);
  const missed = () => follower({ kind: 'class' });
  emitter.on(missedAll, missed);
  await listening;
  return () => {
    emitter.off(classId, follower);
    emitter.off(missedAll, missed);
  };
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
  const listening = of.listen(newsChannel, {
    heard: (payload) => {
      const told = decodeNews(payload);
      if (told) emitter.emit(told.classId, told.news);
    },
    missed: () => emitter.emit(missedAll),
  });
  listening.catch(() => {
    slot.nablaLive = undefined; // the next follower tries again
  });
  return { of, emitter, listening };
}
