/**
 * Counts events in fixed windows, in the database: all processes share a limit, and it outlives a restart. One statement
 * counts and answers, so that of many requests at once none is overlooked.
 */
import 'server-only';
import { createHash } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';

export interface RateLimit {
  /** Counts one more for the key; returns the seconds until it may go on, 0 where it may now. */
  hit(key: string): Promise<number>;
}

interface Window {
  /** What is counted, once in the whole of lib. */
  readonly name: string;
  readonly windowMs: number;
}

/** `now` returns milliseconds; tests pass their own. */
export function rateLimit(
  { limit, ...window }: Window & { readonly limit: number },
  now: () => number = Date.now,
): RateLimit {
  return {
    hit: async (key) => {
      const [counted] = await countHits([{ ...window, key }], now());
      if (!counted || counted.count <= limit) return 0;
      return Math.max(1, Math.ceil((counted.endsAt.getTime() - now()) / 1000));
    },
  };
}

interface Hit extends Window {
  readonly key: string;
}

interface Counted {
  /** In the window that is open, this one included. */
  readonly count: number;
  readonly endsAt: Date;
}

/** Counts all of them, and answers in their order. */
export async function countHits(hits: readonly Hit[], now: number): Promise<readonly (Counted | undefined)[]> {
  const keys = hits.map(hashOf);
  const ends = hits.map(({ windowMs }) => new Date(now + windowMs));
  const db = await database();
  // In the order of the keys: two requests that count the same ones never wait for each other.
  const rows = await db.$queryRaw<(Counted & { readonly key: string })[]>`
    INSERT INTO "RateWindow" AS w (key, count, "endsAt")
    SELECT key, 1, ends FROM unnest(${keys}::text[], ${ends}::timestamptz[]) AS hit (key, ends) ORDER BY key
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN w."endsAt" <= ${new Date(now)} THEN 1 ELSE w.count + 1 END,
      "endsAt" = CASE WHEN w."endsAt" <= ${new Date(now)} THEN excluded."endsAt" ELSE w."endsAt" END
    RETURNING key, count, "endsAt"`;
  return keys.map((key) => rows.find((row) => row.key === key));
}

/** In the window that is open; counts nothing. */
export async function readHits(hit: Omit<Hit, 'windowMs'>, now: number): Promise<number> {
  const { rateWindow } = await database();
  const where = { key: hashOf(hit), endsAt: { gt: new Date(now) } };
  return (await rateWindow.findFirst({ where, select: { count: true } }))?.count ?? 0;
}

/** Begins anew. */
export async function forgetHits(hits: readonly Omit<Hit, 'windowMs'>[]): Promise<void> {
  const { rateWindow } = await database();
  await rateWindow.deleteMany({ where: { key: { in: hits.map(hashOf) } } });
}

/** What is over need not be kept. */
export async function forgetPastWindows(now = new Date()): Promise<void> {
  const { rateWindow } = await database();
  await rateWindow.deleteMany({ where: { endsAt: { lte: now } } });
}

const hashOf = ({ name, key }: Omit<Hit, 'windowMs'>) =>
  createHash('sha256').update(`${name} ${key}`).digest('base64url');
