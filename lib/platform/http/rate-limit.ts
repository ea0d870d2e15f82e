/**
 * Counts events per key in a fixed window, in memory. Each process counts for itself: with several, the limits are
 * that many times higher, which still stops guessing.
 */
export interface RateLimit {
  /** Seconds until the key may try again; 0 when it may now. */
  waitSeconds(key: string): number;
  record(key: string): void;
  clear(key: string): void;
}

const mostKeys = 20_000;

/** `now` returns milliseconds; tests pass their own. */
export function rateLimit(
  { limit, windowMs }: { readonly limit: number; readonly windowMs: number },
  now: () => number = Date.now,
): RateLimit {
  const windows = new Map<string, { count: number; readonly endsAt: number }>();

  function open(key: string): { count: number; readonly endsAt: number } | undefined {
    const window = windows.get(key);
    if (window && window.endsAt <= now()) windows.delete(key);
    return windows.get(key);
  }

  return {
    waitSeconds(key) {
      const window = open(key);
      return window && window.count >= limit ? Math.ceil((window.endsAt - now()) / 1000) : 0;
    },
    record(key) {
      const window = open(key) ?? { count: 0, endsAt: now() + windowMs };
      window.count += 1;
      // Insertion order is by age: the oldest windows go first when somebody floods us with keys.
      if (windows.size >= mostKeys && !windows.has(key)) windows.delete(windows.keys().next().value ?? key);
      windows.set(key, window);
    },
    clear(key) {
      windows.delete(key);
    },
  };
}
