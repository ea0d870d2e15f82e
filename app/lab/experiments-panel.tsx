'use client';

import {
  Accordion,
  AccordionControl,
  AccordionItem,
  AccordionPanel,
  Alert,
  Button,
  Group,
  NumberInput,
  Text,
} from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useState } from 'react';
import type { LabSession } from '@/lib/engine/lab/browser/session';
import type { LabConfig } from '@/lib/engine/lab/config';
import { type Experiment, type ExperimentResult, experiments } from '@/lib/engine/lab/experiments';

interface Props {
  readonly session: LabSession | null;
  readonly onSetUp: (config: LabConfig) => void;
}

export function ExperimentsPanel({ session, onSetUp }: Props) {
  return (
    <Accordion variant="separated" mb="md">
      {experiments.map((experiment) => (
        <AccordionItem key={experiment.id} value={experiment.id}>
          <AccordionControl>{experiment.title}</AccordionControl>
          <AccordionPanel>
            <Guided experiment={experiment} session={session} onSetUp={onSetUp} />
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}

function Guided({ experiment, session, onSetUp }: { experiment: Experiment } & Props) {
  const [answer, setAnswer] = useState<number | null>(null);
  const [verdict, setVerdict] = useState<ExperimentResult | null>(null);
  const check = () => {
    const state = session?.find(0);
    if (state) setVerdict(experiment.check({ config: state.config, history: state.history, answer }));
  };
  return (
    <>
      <Text size="sm" mb="sm">
        {experiment.task}
      </Text>
      <Group align="end" gap="xs">
        <Button size="xs" variant="default" onClick={() => onSetUp(experiment.start)}>
          Set up
        </Button>
        {experiment.asks && (
          <NumberInput
            size="xs"
            label={experiment.asks}
            allowDecimal={false}
            min={1}
            value={answer ?? ''}
            onChange={(value) => setAnswer(typeof value === 'number' ? value : null)}
          />
        )}
        <Button size="xs" onClick={check} disabled={!session}>
          Check
        </Button>
      </Group>
      <div aria-live="polite">
        {verdict && (
          <Alert
            mt="sm"
            color={verdict.done ? 'teal' : 'yellow'}
            icon={verdict.done ? <IconCheck size={16} /> : undefined}
            title={verdict.done ? 'Done' : 'Not yet'}
          >
            {verdict.message}
          </Alert>
        )}
      </div>
    </>
  );
}
