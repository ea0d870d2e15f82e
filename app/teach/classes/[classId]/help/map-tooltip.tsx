'use client';

import classes from '../tooltip.module.css';
import { useCellTooltip } from '../use-cell-tooltip';

/** One for all cells of the map, for the pointer: whoever hears it has the same in each cell's label. */
export function MapTooltip({ of }: { readonly of: string }) {
  const shown = useCellTooltip(() => document.getElementById(of), 'a[data-tip]');
  if (!shown) return null;
  const { tip, facts } = shown.cell.dataset;
  return (
    <div className={classes.tooltip} style={shown.style} aria-hidden>
      <strong>{tip}</strong>
      <span>{facts}</span>
    </div>
  );
}
