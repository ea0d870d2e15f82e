/**
 * Against guessing: who has guessed wrong often waits before the next guess is looked at, longer each time and at most ten
 * seconds. Nobody is locked out: what is right passes, also where others guess from the same address. Right and
 * wrong wait alike, so that the time tells nothing; each is counted before it is looked at, so that a thousand at once gain nothing.
 */
import 'server-only';
import { setTimeout } from 'node:timers/promises';
import { countHits, forgetHits, readHits } from './rate-limit.server';

/** One of the things by which guesses are counted. */
export interface GuessedBy {
  readonly name: string;
  readonly key: string;
  readonly windowMs: number;
  /** As many are looked at without waiting. */
  readonly free: number;
}

/** @returns what to call when the guess was right: it did not count. */
export type Guard = (by: readonly GuessedBy[]) => Promise<() => Promise<void>>;

export const longestDelayMs = 10_000;
const firstDelayMs = 500;

/** @param over how many guesses beyond those that are free */
export const delayMs = (over: number): number =>
  over <= 0 ? 0 : Math.min(longestDelayMs, firstDelayMs * 2 ** (over - 1));

/** `wait` is for tests, which have no seconds to lose. */
export function slowDown(wait: (ms: number) => Promise<unknown> = setTimeout): Guard {
  return async (by) => {
    const counted = await countHits(by, Date.now());
    const delays = by.map(({ free }, index) => delayMs((counted[index]?.count ?? 0) - free));
    const longest = Math.max(...delays);
    if (longest > 0) await wait(longest);
    return () => forgetHits(by);
  };
}

/**
 * As {@link slowDown}, for what is too long to be guessed in parallel, and what a whole class does from one address in one minute: only
 * wrong ones are counted, so that the right ones write nothing.
 */
export async function slowDownWrong<T>(
  by: GuessedBy,
  { look, isWrong }: { readonly look: () => Promise<T>; readonly isWrong: (found: T) => boolean },
  wait: (ms: number) => Promise<unknown> = setTimeout,
): Promise<T> {
  const delay = delayMs((await readHits(by, Date.now())) + 1 - by.free);
  if (delay > 0) await wait(delay);
  const found = await look();
  if (isWrong(found)) await countHits([by], Date.now());
  return found;
}
