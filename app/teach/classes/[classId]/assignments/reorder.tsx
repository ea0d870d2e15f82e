'use client';

import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  MouseSensor,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import type { CSSProperties, ReactNode } from 'react';

interface Props {
  /** In the order shown. */
  readonly items: readonly { readonly id: string; readonly title: string }[];
  readonly onMove: (from: number, to: number) => void;
  readonly children: ReactNode;
}

/** A finger that rests on a handle drags it; one that moves at once scrolls the page. */
const touch = { delay: 150, tolerance: 8 };

/** A list whose rows are dragged into place by their handles: by mouse, by touch, and by Space and the arrow keys. */
export function Reorder({ items, onMove, children }: Props) {
  const ids = items.map(({ id }) => id);
  const sensors = useSensors(
    useSensor(MouseSensor),
    useSensor(TouchSensor, { activationConstraint: touch }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const [from, to] = [ids.indexOf(String(active.id)), over ? ids.indexOf(String(over.id)) : -1];
    if (from !== -1 && to !== -1 && from !== to) onMove(from, to);
  };
  return (
    <DndContext
      id="reorder" // the same on server and browser
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={onDragEnd}
      accessibility={{ announcements: announcementsOf(items), screenReaderInstructions }}
    >
      <SortableContext items={ids} strategy={verticalListSortingStrategy}>
        {children}
      </SortableContext>
    </DndContext>
  );
}

const screenReaderInstructions = {
  draggable:
    'Press Space to take it, the arrow keys to move it, Space again to put it down, Escape to leave it where it was.',
};

function announcementsOf(items: Props['items']): Announcements {
  const titleOf = (id: string | number) => items.find((item) => item.id === id)?.title ?? '';
  const placeOf = (id: string | number) => `${items.findIndex((item) => item.id === id) + 1} of ${items.length}`;
  return {
    onDragStart: ({ active }) => `${titleOf(active.id)} is taken. It is ${placeOf(active.id)}.`,
    onDragOver: ({ over }) => (over ? `It would be ${placeOf(over.id)}.` : undefined),
    // What became of it is told by the page, once the server has it.
    onDragEnd: () => undefined,
    onDragCancel: ({ active }) => `${titleOf(active.id)} stays where it was.`,
  };
}

/** What a row of {@link Reorder} puts on itself and on its handle. */
export function useRow(id: string) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id,
  });
  const style: CSSProperties = {
    // The row alone moves: a scale would squeeze rows of different heights.
    transform: transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined,
    transition,
    ...(isDragging && { position: 'relative', zIndex: 1 }),
  };
  return {
    row: { ref: setNodeRef, style },
    handle: { ref: setActivatorNodeRef, ...attributes, ...listeners },
    isDragging,
  };
}
