'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import { LabSession, type RunState } from '@/lib/lab/browser/session';

const nothing: ReadonlyMap<number, RunState> = new Map();
const subscribeToNothing = () => () => {};

/** A session with its worker, made in the browser and ended with the page; null until then. */
export function useSession(workerUrl: string): { session: LabSession | null; runs: ReadonlyMap<number, RunState> } {
  const [session, setSession] = useState<LabSession | null>(null);
  useEffect(() => {
    const made = new LabSession(workerUrl);
    setSession(made);
    return () => made.dispose();
  }, [workerUrl]);
  const runs = useSyncExternalStore(
    session?.subscribe ?? subscribeToNothing,
    session?.snapshot ?? (() => nothing),
    () => nothing,
  );
  return { session, runs };
}
