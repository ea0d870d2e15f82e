'use client';

import { useSyncExternalStore } from 'react';
import type { Readable } from '@/lib/client/documents/store';

/** The current value of a store, rendered again whenever it changes. */
export function useStore<T>(store: Readable<T>): T {
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}
