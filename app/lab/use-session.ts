'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { LabSession } from '@/lib/engine/lab/browser/session';
import { ownSource } from './own-source';

const none: readonly number[] = [];
const subscribeToNothing = () => () => {};

export interface LabAssets {
  readonly workerUrl: string;
  readonly wasmUrl: string;
}

/** A session with its worker, made in the browser and ended with the page; null until then. */
export function useLabSession(
  { workerUrl, wasmUrl }: LabAssets,
  signedIn: boolean,
): { session: LabSession | null; runs: readonly number[] } {
  const [session, setSession] = useState<LabSession | null>(null);
  useEffect(() => {
    const made = new LabSession(workerUrl, wasmUrl, ownSource(signedIn));
    setSession(made);
    return () => made.dispose();
  }, [workerUrl, wasmUrl, signedIn]);
  const runs = useSyncExternalStore(session?.subscribe ?? subscribeToNothing, session?.ids ?? (() => none), () => none);
  return { session, runs };
}
