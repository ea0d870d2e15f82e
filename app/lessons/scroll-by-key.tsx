'use client';

import { useEffect, useRef } from 'react';

/** What may be wider than a phone. */
const wide = '.katex-display, table, pre';

/**
 * Lets the keyboard reach what scrolls sideways, and only that: a stop at every formula would make the page long.
 * Stands last in the text that it looks after.
 */
export function ScrollByKey() {
  const mark = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const text = mark.current?.parentElement;
    if (!text) return;
    const update = () => {
      for (const element of text.querySelectorAll<HTMLElement>(wide)) {
        if (element.scrollWidth > element.clientWidth + 1) element.tabIndex = 0;
        else element.removeAttribute('tabindex');
      }
    };
    const observer = new ResizeObserver(update);
    observer.observe(text);
    // Formulas grow when their fonts arrive.
    document.fonts?.ready.then(update, () => {});
    return () => observer.disconnect();
  }, []);
  return <span ref={mark} hidden />;
}
