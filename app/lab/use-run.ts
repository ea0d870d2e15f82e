'use client';

import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LabSession, LabState } from '@/lib/engine/lab/browser/session';

/** Part of a run, a primitive or what the session keeps as it is: rendered again only when that part changes. */
export function useRun<T>(session: LabSession, run: number, select: (state: LabState) => T): T | null {
  const get = () => {
    const state = session.find(run);
    return state === undefined ? null : select(state);
  };
  return useSyncExternalStore(session.subscribe, get, get);
}

/** A figure is drawn four times a second while a run trains: sixty frames a second are for the page, not for the curves. */
const drawingMs = 250;
/** Figures take turns, so that no frame has to draw them all. */
const turnMs = 30;

/** A run as it is to be drawn: at once when it stands still, in turn while it trains. */
export function useDrawnRun(session: LabSession, run: number, turn: number): LabState | null {
  const [shown, setShown] = useState(() => session.find(run) ?? null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    let drawnAt = 0;
    const draw = () => {
      timer = null;
      drawnAt = performance.now();
      setShown(session.find(run) ?? null);
    };
    const onChange = () => {
      if (session.find(run)?.playing) {
        timer ??= setTimeout(draw, Math.max(0, drawnAt + drawingMs - performance.now()) + turn * turnMs);
        return;
      }
      if (timer !== null) clearTimeout(timer);
      draw();
    };
    onChange();
    const unsubscribe = session.subscribe(onChange);
    return () => {
      unsubscribe();
      if (timer !== null) clearTimeout(timer);
    };
  }, [session, run, turn]);
  return shown;
}
