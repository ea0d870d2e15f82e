'use client';

import { Loader, Tabs } from '@mantine/core';
import { type ReactNode, Suspense } from 'react';
import classes from './workbench.module.css';

export type InstructionTab = 'task' | 'lesson' | 'attempts';

interface Props {
  readonly tab: InstructionTab;
  readonly onTab: (tab: InstructionTab) => void;
  /** Title and place in the course; null where the page shows it elsewhere. */
  readonly heading: ReactNode | null;
  /** Stands above the tabs, whichever is open. */
  readonly notice: ReactNode;
  readonly task: ReactNode;
  readonly lesson: ReactNode;
  readonly attempts: ReactNode;
  readonly attemptCount: number;
}

/** What to do, why, and what was done so far. */
export function Instructions({ tab, onTab, heading, notice, task, lesson, attempts, attemptCount }: Props) {
  const change = (value: string | null) => {
    if (value === 'task' || value === 'lesson' || value === 'attempts') onTab(value);
  };
  return (
    <section className={classes.instructions} aria-label="Instructions">
      {heading !== null && <div className={classes.heading}>{heading}</div>}
      {notice}
      <Tabs value={tab} onChange={change} className={classes.tabs}>
        <Tabs.List className={classes.tabList}>
          <Tabs.Tab value="task">Task</Tabs.Tab>
          <Tabs.Tab value="lesson">Lesson</Tabs.Tab>
          <Tabs.Tab value="attempts">Attempts{attemptCount > 0 ? ` (${attemptCount})` : ''}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="task" tabIndex={0} className={classes.panel}>
          {task}
        </Tabs.Panel>
        <Tabs.Panel value="lesson" tabIndex={0} className={classes.panel}>
          {/* Long, and beside the point until somebody looks. */}
          {tab === 'lesson' && <Suspense fallback={<Loader aria-label="Loading the lesson" />}>{lesson}</Suspense>}
        </Tabs.Panel>
        <Tabs.Panel value="attempts" tabIndex={0} className={classes.panel}>
          {attempts}
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
