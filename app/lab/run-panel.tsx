'use client';

import { Alert, Badge, Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconRefresh } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { exercisePath } from '@/app/paths';
import { isOver, type LabSession, type RunState } from '@/lib/lab/browser/session';
import { inWords, toCsv } from '@/lib/lab/summary';
import { Figures } from './figures';
import classes from './lab.module.css';

interface Props {
  readonly name: string;
  readonly run: number;
  readonly state: RunState;
  readonly session: LabSession;
}

/** One network: what to do with it, where it stands in words, and its figures. */
export function RunPanel({ name, run, state, session }: Props) {
  const last = state.history.at(-1);
  return (
    <section className={classes.card} aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg">
          {name}
        </Title>
        <Group gap="xs">
          {state.parameters > 0 && (
            <Text size="sm" c="dimmed">
              {state.parameters.toLocaleString('en')} parameters
            </Text>
          )}
          {last && (
            <Badge variant="light" tt="none">
              step {last.step}
            </Badge>
          )}
        </Group>
      </Group>
      <Buttons run={run} state={state} session={session} />
      {state.failure && (
        <Alert color="red" mt="sm" title="The lab stopped">
          {state.failure.message}{' '}
          {state.failure.exercise && <Link href={exercisePath(state.failure.exercise)}>Open the exercise</Link>}
        </Alert>
      )}
      {last?.diverged && (
        <Alert color="orange" mt="sm" title="This run diverged">
          {inWords(last, state.config)}
        </Alert>
      )}
      {last && !last.diverged && (
        <Text size="sm" mt="sm">
          {inWords(last, state.config)}
        </Text>
      )}
      <Spoken text={last ? `${name}. ${inWords(last, state.config)}` : ''} playing={state.playing} />
      <Figures state={state} />
    </section>
  );
}

/** For screen readers: every ten seconds while a run trains (forty times a second would help nobody), at once otherwise. */
function Spoken({ text, playing }: { text: string; playing: boolean }) {
  const latest = useRef(text);
  latest.current = text;
  const [heard, setHeard] = useState('');
  useEffect(() => {
    if (!playing) return undefined;
    const timer = setInterval(() => setHeard(latest.current), 10_000);
    return () => clearInterval(timer);
  }, [playing]);
  return <VisuallyHidden aria-live="polite">{playing ? heard : text}</VisuallyHidden>;
}

function Buttons({ run, state, session }: Omit<Props, 'name'>) {
  const over = isOver(state);
  return (
    <Group gap="xs">
      {state.playing ? (
        <Button size="xs" leftSection={<IconPlayerPause size={16} />} onClick={() => session.pause(run)}>
          Pause
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={16} />}
          disabled={over || state.history.length === 0}
          onClick={() => session.play(run)}
        >
          Train
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerSkipForward size={16} />}
        disabled={over || state.playing || state.busy}
        onClick={() => session.step(run)}
      >
        One step
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={16} />}
        onClick={() => session.reset(run, state.config)}
      >
        Reset
      </Button>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconDownload size={16} />}
        disabled={state.history.length === 0}
        onClick={() => download(state)}
      >
        CSV
      </Button>
    </Group>
  );
}

function download(state: RunState): void {
  const url = URL.createObjectURL(new Blob([toCsv(state.history)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `nabla-lab-seed-${state.config.seed}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
