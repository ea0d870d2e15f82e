'use client';

import { Alert, Badge, Button, Group, Text, Title, VisuallyHidden } from '@mantine/core';
import { IconDownload, IconPlayerPause, IconPlayerPlay, IconPlayerSkipForward, IconRefresh } from '@tabler/icons-react';
import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { exercisePath } from '@/app/paths';
import { isOver, type LabSession } from '@/lib/engine/lab/browser/session';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { inWords, toCsv } from '@/lib/engine/lab/summary';
import { Figures } from './figures';
import classes from './lab.module.css';
import { useDrawnRun, useRun } from './use-run';

interface Props {
  readonly name: string;
  readonly run: number;
  readonly session: LabSession;
}

/** One network: what to do with it, where it stands in words, and its figures. */
export function RunPanel({ name, run, session }: Props) {
  const parameters = useRun(session, run, (state) => state.parameters) ?? 0;
  const failure = useRun(session, run, (state) => state.failure);
  return (
    <section className={classes.card} aria-label={name}>
      <Group justify="space-between" mb="xs">
        <Title order={2} fz="lg">
          {name}
        </Title>
        <Group gap="xs">
          {parameters > 0 && (
            <Text size="sm" c="dimmed">
              {parameters.toLocaleString('en')} parameters
            </Text>
          )}
          <StepBadge run={run} session={session} />
        </Group>
      </Group>
      <Buttons run={run} session={session} />
      {failure && (
        <Alert color="red" mt="sm" title="The lab stopped">
          {failure.message} {failure.exercise && <Link href={exercisePath(failure.exercise)}>Open the exercise</Link>}
        </Alert>
      )}
      <InWords name={name} run={run} session={session} />
      {!failure && <Figures run={run} session={session} />}
    </section>
  );
}

function StepBadge({ run, session }: Omit<Props, 'name'>) {
  const step = useDrawnRun(session, run, 0)?.history.at(-1)?.step;
  if (step === undefined) return null;
  return (
    <Badge variant="light" tt="none">
      step {step}
    </Badge>
  );
}

/** Where the run stands, to read and, more seldom, to hear. */
function InWords({ name, run, session }: Props) {
  const state = useDrawnRun(session, run, 0);
  const last = state?.history.at(-1);
  const words = state && last ? inWords(last, state.config) : '';
  return (
    <>
      {last?.diverged && (
        <Alert color="orange" mt="sm" title="This run diverged">
          {words}
        </Alert>
      )}
      {last && !last.diverged && (
        <Text size="sm" mt="sm">
          {words}
        </Text>
      )}
      <Spoken text={last ? `${name}. ${words}` : ''} playing={state?.playing ?? false} />
    </>
  );
}

/** For screen readers: every ten seconds while a run trains (four times a second would help nobody), at once otherwise. */
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

function Buttons({ run, session }: Omit<Props, 'name'>) {
  const over = useRun(session, run, isOver) ?? true;
  const playing = useRun(session, run, (state) => state.playing);
  const made = useRun(session, run, (state) => state.history.length > 0);
  const mayStep = useRun(session, run, (state) => !state.playing && !state.busy && !isOver(state));
  const config = useRun(session, run, (state) => state.config);
  const history = () => session.find(run)?.history ?? [];
  return (
    <Group gap="xs">
      {playing ? (
        <Button size="xs" leftSection={<IconPlayerPause size={16} />} onClick={() => session.pause(run)}>
          Pause
        </Button>
      ) : (
        <Button
          size="xs"
          leftSection={<IconPlayerPlay size={16} />}
          disabled={over || !made}
          onClick={() => session.play(run)}
        >
          Train
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlayerSkipForward size={16} />}
        disabled={!mayStep}
        onClick={() => session.step(run)}
      >
        One step
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconRefresh size={16} />}
        onClick={() => config && session.reset(run, config)}
      >
        Reset
      </Button>
      <Button
        size="xs"
        variant="subtle"
        leftSection={<IconDownload size={16} />}
        disabled={!made}
        onClick={() => config && download(config.seed, history())}
      >
        CSV
      </Button>
    </Group>
  );
}

function download(seed: number, history: readonly Measurement[]): void {
  const url = URL.createObjectURL(new Blob([toCsv(history)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `nabla-lab-seed-${seed}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
