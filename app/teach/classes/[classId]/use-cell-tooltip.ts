'use client';
/** One tooltip for all cells of a table: two listeners in place of hundreds. Escape and scrolling hide it. */
import { type CSSProperties, useEffect, useEffectEvent, useState } from 'react';

interface Shown {
  readonly cell: HTMLElement;
  readonly style: CSSProperties;
}

const delayMs = 200;
const widthPx = 250;
/** Room that it is given below the cell, or else above. */
const roomPx = 150;

/** `table`: read once the page is there. Null while none is shown. */
export function useCellTooltip(table: () => HTMLElement | null, cells: string): Shown | null {
  const [shown, setShown] = useState<Shown | null>(null);
  const find = useEffectEvent(table);
  useEffect(() => {
    const element = find();
    if (!element) return;
    let timer: number | undefined;
    const hide = () => {
      window.clearTimeout(timer);
      setShown(null);
    };
    const over = ({ target }: Event) => {
      const cell = target instanceof Element ? target.closest<HTMLElement>(cells) : null;
      hide();
      if (cell) timer = window.setTimeout(() => setShown({ cell, style: placeBeside(cell) }), delayMs);
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide();
    };
    element.addEventListener('pointerover', over);
    element.addEventListener('pointerleave', hide);
    document.addEventListener('scroll', hide, { passive: true, capture: true });
    document.addEventListener('keydown', onKey);
    return () => {
      window.clearTimeout(timer);
      element.removeEventListener('pointerover', over);
      element.removeEventListener('pointerleave', hide);
      document.removeEventListener('scroll', hide, { capture: true });
      document.removeEventListener('keydown', onKey);
    };
  }, [cells]);
  return shown;
}

/** Inside the window. */
function placeBeside(cell: HTMLElement): CSSProperties {
  const { left, bottom, top } = cell.getBoundingClientRect();
  return {
    width: widthPx,
    left: Math.max(8, Math.min(left, window.innerWidth - widthPx - 8)),
    ...(bottom + roomPx < window.innerHeight ? { top: bottom + 4 } : { bottom: window.innerHeight - top + 4 }),
  };
}
