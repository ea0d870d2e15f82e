'use client';

import { useEffect } from 'react';

/** Ctrl+Enter or ⌘+Enter runs from anywhere on the page; the editor handles it itself when it has the focus. */
export function useRunShortcut(onRun: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.defaultPrevented || event.repeat) return;
      event.preventDefault();
      onRun();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  });
}
