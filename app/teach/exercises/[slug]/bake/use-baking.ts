'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { BakingProgress } from '@/lib/engine/baking/bake';
import {
  type BakeOutcome,
  type BrowserBaker,
  type BrowserBakerOptions,
  browserBaker,
} from '@/lib/engine/baking/browser/client';

/** A pause in typing. */
const pauseMs = 600;

export interface BakingState {
  /** `waiting` for a pause in typing, `baking`, or `settled`: what is shown is of the text as it stands. */
  readonly phase: 'waiting' | 'baking' | 'settled';
  readonly progress: BakingProgress | null;
  /** Of the last text that was baked to its end; null before the first. */
  readonly outcome: Exclude<BakeOutcome, { kind: 'cancelled' }> | null;
}

const start: BakingState = { phase: 'waiting', progress: null, outcome: null };

/**
 * Bakes on each pause in typing. A new text ends the baking of the old one.
 * @param files a new map for each new text
 */
export function useBaking(
  slug: string,
  files: ExerciseFiles['files'],
  assets: BrowserBakerOptions,
  onSettled: (outcome: NonNullable<BakingState['outcome']>) => void,
): BakingState & { readonly again: () => void } {
  const [state, setState] = useState<BakingState>(start);
  const [round, setRound] = useState(0);
  const baker = useBaker(assets);
  const isFirst = useRef(true);
  const settled = useEffectEvent(onSettled);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round bakes the same text again
  useEffect(() => {
    const aborting = new AbortController();
    setState((before) => ({ ...before, phase: 'waiting', progress: null }));
    const bake = async () => {
      isFirst.current = false;
      setState((before) => ({ ...before, phase: 'baking' }));
      const onProgress = (progress: BakingProgress) => setState((before) => ({ ...before, progress }));
      const outcome = await baker().bake({ slug, files }, aborting.signal, onProgress);
      if (outcome.kind === 'cancelled') return;
      setState({ phase: 'settled', progress: null, outcome });
      settled(outcome);
    };
    const timer = setTimeout(bake, isFirst.current ? 0 : pauseMs);
    return () => {
      clearTimeout(timer);
      aborting.abort();
    };
  }, [slug, files, baker, round]);
  return { ...state, again: () => setRound((last) => last + 1) };
}

/** One baker for as long as the panel stands, made when it is first asked for. */
function useBaker({ bakeWorkerUrl, sandboxWorkerUrl, wasmUrl }: BrowserBakerOptions): () => BrowserBaker {
  const current = useRef<BrowserBaker | null>(null);
  const [get] = useState(() => () => {
    current.current ??= browserBaker({ bakeWorkerUrl, sandboxWorkerUrl, wasmUrl });
    return current.current;
  });
  useEffect(
    () => () => {
      current.current?.close();
      current.current = null;
    },
    [],
  );
  return get;
}
