'use client';

import { type ReactNode, useEffect } from 'react';
import { Group, type Layout, Panel, Separator, useGroupRef } from 'react-resizable-panels';
import { z } from 'zod';
import { browserStorage, findStored } from '@/lib/client/documents/storage';
import classes from './workbench.module.css';

interface Props {
  readonly instructions: ReactNode;
  readonly code: ReactNode;
  readonly results: ReactNode;
}

/** Three panels with handles that the pointer and the arrow keys move; sizes are remembered in this browser. */
export function WideLayout({ instructions, code, results }: Props) {
  const columns = useRememberedLayout('nabla.layout.columns');
  const rows = useRememberedLayout('nabla.layout.rows');
  return (
    <Group orientation="horizontal" className={classes.wide} {...columns}>
      <Panel id="instructions" defaultSize="42%" minSize="22%">
        {instructions}
      </Panel>
      <Separator className={classes.handle} aria-label="Width of the instructions" />
      <Panel id="work" minSize="30%">
        <Group orientation="vertical" {...rows}>
          <Panel id="code" defaultSize="58%" minSize="15%">
            {code}
          </Panel>
          <Separator className={classes.handle} aria-label="Height of the editor" />
          <Panel id="results" minSize={56}>
            {results}
          </Panel>
        </Group>
      </Panel>
    </Group>
  );
}

const layoutSchema = z.record(z.string(), z.number());

function useRememberedLayout(key: string) {
  const groupRef = useGroupRef();
  // After mounting, so that the server and the browser first render the same.
  useEffect(() => {
    const layout = findStored(browserStorage, key, layoutSchema);
    if (layout) groupRef.current?.setLayout(layout);
  }, [key, groupRef]);
  const onLayoutChanged = (layout: Layout, { isUserInteraction }: { isUserInteraction: boolean }) => {
    if (isUserInteraction) browserStorage.set(key, JSON.stringify(layout));
  };
  return { groupRef, onLayoutChanged };
}
