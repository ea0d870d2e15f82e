/** A value that React can subscribe to (`useSyncExternalStore`) and plain code can change. */

export interface Readable<T> {
  get(): T;
  /** Returns the function that ends the subscription. */
  subscribe(listener: () => void): () => void;
}

export class Store<T> implements Readable<T> {
  private readonly listeners = new Set<() => void>();

  constructor(private value: T) {}

  get = (): T => this.value;

  set = (value: T): void => {
    this.value = value;
    for (const listener of this.listeners) listener();
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
}

/** The same store seen through `view`, which runs once for each value. */
export function viewOf<T, U>(store: Readable<T>, view: (value: T) => U): Readable<U> {
  let last: { readonly from: T; readonly to: U } | null = null;
  return {
    get: () => {
      const from = store.get();
      if (last === null || last.from !== from) last = { from, to: view(from) };
      return last.to;
    },
    subscribe: (listener) => store.subscribe(listener),
  };
}

/** 1 s, 2 s, 4 s … 30 s: how long to wait before trying again after `failures` failures in a row. */
export function backOffMs(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.max(0, failures - 1));
}
