'use client';

import { type DragEvent, useState } from 'react';

/** Dragging rows of a list into place by a handle; the same by keyboard is for the rows' buttons. */
export function useReorder(ids: readonly string[], onMove: (from: number, to: number) => void) {
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const from = dragged === null ? -1 : ids.indexOf(dragged);

  function end(): void {
    setDragged(null);
    setOver(null);
  }

  return {
    /** Where what is dragged would come to stand beside this row; null: it is not over it. */
    sideOf(id: string): 'before' | 'after' | null {
      if (from === -1 || over !== id || dragged === id) return null;
      return ids.indexOf(id) < from ? 'before' : 'after';
    },
    isDragged: (id: string) => dragged === id,
    handle: (id: string) => ({
      draggable: true,
      onDragStart: (event: DragEvent<HTMLElement>) => {
        setDragged(id);
        event.dataTransfer.effectAllowed = 'move';
        // Firefox drags nothing without data.
        event.dataTransfer.setData('text/plain', id);
        const row = event.currentTarget.closest('li');
        if (row) event.dataTransfer.setDragImage(row, 24, 24);
      },
      onDragEnd: end,
    }),
    row: (id: string) => ({
      onDragOver: (event: DragEvent<HTMLElement>) => {
        if (from === -1) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(id);
      },
      onDrop: (event: DragEvent<HTMLElement>) => {
        event.preventDefault();
        const to = ids.indexOf(id);
        if (from !== -1 && to !== from) onMove(from, to);
        end();
      },
    }),
  };
}
