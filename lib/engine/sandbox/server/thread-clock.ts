/**
 * The processor time of one thread, from Linux, which tells it of any thread of its own process. Other systems have no such file:
 * there the wall clock serves.
 */
import { readFileSync, readlinkSync } from 'node:fs';
import { type RunClock, wallClock } from '../clock';

const nanosecondsPerMs = 1e6;

/** The system's number of the thread that calls this; null where it has none to tell. */
export function findOwnThread(): number | null {
  try {
    return Number(/task\/(\d+)$/.exec(readlinkSync('/proc/thread-self'))?.[1]) || null;
  } catch {
    return null;
  }
}

/** @param thread as {@link findOwnThread} told it, in this process */
export function threadClock(thread: number | null): RunClock {
  const file = `/proc/self/task/${thread}/schedstat`;
  let last = 0;
  const read = () => {
    try {
      last = Number(readFileSync(file, 'utf8').split(' ')[0]) / nanosecondsPerMs;
    } catch {
      // The thread has ended: its time stands still.
    }
    return last;
  };
  return thread !== null && read() > 0 ? { kind: 'processor', read } : wallClock;
}
