'use client';

import { VisuallyHidden } from '@mantine/core';
import type { ComponentProps, ReactNode } from 'react';
import { ResultsPanel } from './results/results-panel';
import classes from './workbench.module.css';

interface Props extends ComponentProps<typeof ResultsPanel> {
  /** Run and Submit; null where they stand elsewhere. */
  readonly actions: ReactNode | null;
  /** Where the work goes, if not to a student's progress. */
  readonly notice: ReactNode | null;
}

export function ResultsPane({ actions, notice, ...panel }: Props) {
  return (
    <section className={classes.resultsPane} aria-label="Results">
      <VisuallyHidden component="h2">Results</VisuallyHidden>
      {actions !== null && <div className={classes.bar}>{actions}</div>}
      <div className={classes.resultsBody}>
        {notice}
        <ResultsPanel {...panel} />
      </div>
    </section>
  );
}
