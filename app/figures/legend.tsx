import type { ReactNode } from 'react';
import classes from './figure.module.css';

export interface Stroke {
  readonly colour: string;
  /** SVG dash array: lines differ by more than colour. */
  readonly dash?: string;
}

/** The stroke, what it is, and its value now. */
export function LegendItem({ colour, dash, children }: Stroke & { readonly children: ReactNode }) {
  return (
    <span className={classes.legendItem}>
      <svg width="30" height="10" aria-hidden="true">
        <line x1="0" x2="30" y1="5" y2="5" stroke={colour} strokeWidth="3" strokeDasharray={dash} />
      </svg>
      <span>{children}</span>
    </span>
  );
}

export function Legend({ children }: { readonly children: ReactNode }) {
  return <div className={classes.legend}>{children}</div>;
}
