'use client';

import { useSearchParams } from 'next/navigation';
import { useCallback, useMemo } from 'react';
import { type ClassView, readView, writeView } from '@/lib/teaching/board/class-view';

/** The view in the address. Changing it asks the server for nothing, and the way back leads to the page before. */
export function useView(): readonly [ClassView, (change: Partial<ClassView>) => void] {
  const params = useSearchParams();
  const view = useMemo(() => readView(params), [params]);
  const change = useCallback((to: Partial<ClassView>) => {
    const current = readView(new URLSearchParams(window.location.search));
    window.history.replaceState(null, '', `${window.location.pathname}${writeView({ ...current, ...to })}`);
  }, []);
  return [view, change];
}
