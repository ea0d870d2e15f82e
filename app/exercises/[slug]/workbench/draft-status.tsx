'use client';

import { Button } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconClock, IconCloudOff } from '@tabler/icons-react';
import type { DraftStatus } from '@/lib/learning/workbench/draft-sync';
import classes from './workbench.module.css';

interface Props {
  readonly status: DraftStatus;
  readonly onChoose: () => void;
}

/** Where the code is kept right now; "Saved" only when the server has exactly what is on the screen. */
export function DraftStatusLine({ status, onChoose }: Props) {
  const { state, keptHere } = status;
  if (!keptHere && state.kind !== 'saved') {
    return (
      <Line icon={<IconAlertTriangle size={14} aria-hidden />}>
        Not saved: this browser's storage is full or switched off. Copy your code before you leave.
      </Line>
    );
  }
  switch (state.kind) {
    case 'saved':
      return state.version === null ? null : <Line icon={<IconCheck size={14} aria-hidden />}>Saved</Line>;
    case 'saving':
      return <Line>Saving…</Line>;
    case 'visitor':
      return <Line>Kept in this browser</Line>;
    case 'offline':
      return (
        <Line icon={<IconCloudOff size={14} aria-hidden />}>
          Saved in this browser; will reach the server when the connection is back
        </Line>
      );
    case 'busy':
      return (
        <Line icon={<IconClock size={14} aria-hidden />}>
          Saved in this browser; the server is busy, trying again soon
        </Line>
      );
    case 'refused':
      return (
        <Line icon={<IconAlertTriangle size={14} aria-hidden />}>Saved in this browser only: {state.message}</Line>
      );
    case 'conflict':
      return (
        <Button size="compact-xs" color="orange" variant="light" onClick={onChoose}>
          Other code was saved on another device: choose
        </Button>
      );
  }
}

function Line({ icon, children }: { icon?: React.ReactNode; children: React.ReactNode }) {
  return (
    <span className={classes.draftStatus}>
      {icon}
      <span>{children}</span>
    </span>
  );
}
