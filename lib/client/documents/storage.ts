/** The browser's storage behind four functions that never throw: it may be full, forbidden or absent (private windows). */

export interface KeyValue {
  get(key: string): string | null;
  /** False when the browser would not keep it. */
  set(key: string, value: string): boolean;
  remove(key: string): void;
  keys(): readonly string[];
}

export const browserStorage: KeyValue = {
  get: (key) => attempt(() => localStorage.getItem(key), null),
  set: (key, value) =>
    attempt(() => {
      localStorage.setItem(key, value);
      return true;
    }, false),
  remove: (key) => attempt(() => localStorage.removeItem(key), undefined),
  keys: () => attempt(() => Object.keys(localStorage), []),
};

/** Forgotten with the page. */
export function memoryStorage(): KeyValue {
  const kept = new Map<string, string>();
  return {
    get: (key) => kept.get(key) ?? null,
    set: (key, value) => {
      kept.set(key, value);
      return true;
    },
    remove: (key) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
}

function attempt<T>(action: () => T, otherwise: T): T {
  try {
    return action();
  } catch {
    return otherwise;
  }
}

/** Parses JSON that this browser stored, perhaps in an older version of the app; null when it is not what it should be. */
export function findStored<T>(
  storage: KeyValue,
  key: string,
  schema: { safeParse(value: unknown): { success: true; data: T } | { success: false } },
): T | null {
  const text = storage.get(key);
  if (text === null) return null;
  const parsed = schema.safeParse(attempt<unknown>(() => JSON.parse(text), null));
  return parsed.success ? parsed.data : null;
}
