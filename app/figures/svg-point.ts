import type { PointerEvent } from 'react';

/** Where a pointer is, in the units of a picture whose view box is 0 0 width height. */
export function pointerIn(
  event: PointerEvent<SVGSVGElement>,
  width: number,
  height: number,
): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  return [((event.clientX - box.left) / box.width) * width, ((event.clientY - box.top) / box.height) * height];
}
