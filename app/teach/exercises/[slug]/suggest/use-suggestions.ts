'use client';

import { useEffect, useRef, useState } from 'react';
import type { Revision } from '@/lib/core/exercise/revision';
import { type BrowserBaker, type BrowserBakerOptions, browserBaker } from '@/lib/engine/baking/browser/client';
import type { SuggestingProgress } from '@/lib/engine/baking/browser/protocol';
import type { Suggestions } from '@/lib/engine/baking/suggest/suggest';

export type SuggestingState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly progress: SuggestingProgress | null }
  | { readonly kind: 'failed'; readonly message: string }
  /** `of`: what was looked at, which the author may have changed since. */
  | { readonly kind: 'found'; readonly suggestions: Suggestions; readonly of: Revision };

/** Looks for gaps when it is told to, in a worker of its own: baking goes on beside it. */
export function useSuggestions(assets: BrowserBakerOptions) {
  const [state, setState] = useState<SuggestingState>({ kind: 'idle' });
  const baker = useRef<BrowserBaker | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
      baker.current?.close();
      baker.current = null;
    },
    [],
  );

  async function look(revision: Revision): Promise<void> {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    baker.current ??= browserBaker(assets);
    setState({ kind: 'running', progress: null });
    const outcome = await baker.current.suggest(revision, own.signal, (progress) =>
      setState({ kind: 'running', progress }),
    );
    if (own.signal.aborted || outcome.kind === 'cancelled') return;
    if (outcome.kind === 'failed') setState(outcome);
    else setState({ kind: 'found', suggestions: outcome.suggestions, of: revision });
  }

  function stop(): void {
    running.current?.abort();
    setState({ kind: 'idle' });
  }

  return { state, look, stop };
}
