'use client';

import { Button, Kbd } from '@mantine/core';
import { useOs } from '@mantine/hooks';
import { IconPlayerPlayFilled, IconPlayerStopFilled, IconSend } from '@tabler/icons-react';
import classes from './workbench.module.css';

interface Props {
  readonly running: boolean;
  /** A submission is on its way or being verified. */
  readonly submitting: boolean;
  readonly disabled: boolean;
  readonly onRun: () => void;
  readonly onStop: () => void;
  readonly onSubmit: () => void;
}

export function ActionBar({ running, submitting, disabled, onRun, onStop, onSubmit }: Props) {
  const apple = ['macos', 'ios'].includes(useOs());
  return (
    <div className={classes.actions}>
      {running ? (
        <Button
          variant="default"
          leftSection={<IconPlayerStopFilled size={14} aria-hidden />}
          onClick={onStop}
          className={classes.run}
        >
          Stop
        </Button>
      ) : (
        <Button
          variant="default"
          leftSection={<IconPlayerPlayFilled size={14} aria-hidden />}
          rightSection={
            <span className={classes.shortcut} aria-hidden>
              <Kbd size="xs">{apple ? '⌘' : 'Ctrl'}</Kbd>
              <Kbd size="xs">↵</Kbd>
            </span>
          }
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={onRun}
          disabled={disabled}
          className={classes.run}
        >
          Run
        </Button>
      )}
      <Button
        leftSection={<IconSend size={15} aria-hidden />}
        onClick={onSubmit}
        disabled={disabled}
        loading={submitting}
        className={classes.submit}
      >
        Submit
      </Button>
    </div>
  );
}
