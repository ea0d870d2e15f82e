'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type BoardView, readView, writeView } from '@/lib/teaching/board/class-view';

/** The view in the address. Changing it asks the server for nothing, and the way back leads to the page before. */
export function useView(): readonly [BoardView, (change: Partial<BoardView>) => void] {
  const params = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback((to: Partial<BoardView>) => {
    const current = readView(new URLSearchParams(window.location.search));
    window.history.replaceState(null, '', `${window.location.pathname}${writeView({ ...current, ...to })}`);
  }, []);
  return [view, change];
}
