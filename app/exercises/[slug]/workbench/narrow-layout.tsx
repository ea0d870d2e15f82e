'use client';

import { Tabs } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './workbench.module.css';

export type NarrowTab = 'task' | 'code' | 'results';

interface Props {
  readonly tab: NarrowTab;
  readonly onTab: (tab: NarrowTab) => void;
  readonly heading: ReactNode;
  readonly instructions: ReactNode;
  readonly code: ReactNode;
  readonly results: ReactNode;
  readonly actions: ReactNode;
}

/** For phones: one thing at a time, with Run and Submit always within reach. */
export function NarrowLayout({ tab, onTab, heading, instructions, code, results, actions }: Props) {
  const change = (value: string | null) => {
    if (value === 'task' || value === 'code' || value === 'results') onTab(value);
  };
  return (
    <div className={classes.narrow}>
      <div className={classes.heading}>{heading}</div>
      <Tabs value={tab} onChange={change} variant="pills" className={classes.narrowTabs}>
        <Tabs.List grow className={classes.narrowList}>
          <Tabs.Tab value="task">Task</Tabs.Tab>
          <Tabs.Tab value="code">Code</Tabs.Tab>
          <Tabs.Tab value="results">Results</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="task">{instructions}</Tabs.Panel>
        <Tabs.Panel value="code" className={classes.narrowCode}>
          {code}
        </Tabs.Panel>
        <Tabs.Panel value="results">{results}</Tabs.Panel>
      </Tabs>
      <div className={classes.narrowBar}>{actions}</div>
    </div>
  );
}
