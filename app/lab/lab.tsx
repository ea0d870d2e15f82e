'use client';

import { Alert, Button, CopyButton, Group, SegmentedControl, Skeleton, Text, Title } from '@mantine/core';
import { IconCheck, IconColumns, IconLink, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { defaultLabConfig, type LabConfig } from '@/lib/engine/lab/config';
import { Controls } from './controls';
import { ExperimentsPanel } from './experiments-panel';
import classes from './lab.module.css';
import { RunPanel } from './run-panel';
import { useAddress } from './use-address';
import { type LabAssets, useLabSession } from './use-session';

const names = ['Run A', 'Run B'] as const;

export function Lab({ workerUrl, wasmUrl, signedIn }: LabAssets & { signedIn: boolean }) {
  const { session, runs } = useLabSession({ workerUrl, wasmUrl }, signedIn);
  const [address, setConfigs] = useAddress();
  const [edited, setEdited] = useState(0);
  const configs = address?.configs ?? [];
  const started = useRef<(string | undefined)[]>([]);

  // A run begins anew exactly when its configuration changes, whoever changed it: a control, an experiment or the address.
  useEffect(() => {
    if (!session || !address) return;
    names.forEach((_, run) => {
      const config = address.configs[run];
      const text = config && JSON.stringify(config);
      if (started.current[run] === text) return;
      started.current[run] = text;
      if (config) session.reset(run, config);
      else session.remove(run);
    });
    return undefined;
  }, [session, address]);
  // A session made anew (development's double effects) has no runs yet.
  useEffect(() => {
    if (!session) return undefined;
    return () => {
      started.current = [];
    };
  }, [session]);

  const change = (run: number, config: LabConfig) =>
    setConfigs(configs.map((old, index) => (index === run ? config : old)));
  const current = configs[edited] ?? configs[0] ?? defaultLabConfig;
  const compared = configs.length > 1;
  const stopComparing = () => {
    setEdited(0);
    setConfigs(configs.slice(0, 1));
  };

  return (
    <div className={classes.page}>
      <aside className={classes.side} aria-label="Settings">
        {compared && (
          <SegmentedControl
            fullWidth
            mb="sm"
            aria-label="Which run the settings change"
            data={names.map((label, index) => ({ label, value: String(index) }))}
            value={String(edited)}
            onChange={(value) => setEdited(Number(value))}
          />
        )}
        <Controls config={current} onChange={(config) => change(compared ? edited : 0, config)} />
      </aside>
      <div>
        <Group justify="space-between" align="start" mb="sm">
          <div>
            <Title order={1} fz="h2">
              Gradient lab
            </Title>
            <Text c="dimmed">
              A real network, trained in this page. Watch where its gradients live and where they die.
            </Text>
          </div>
          <Group gap="xs">
            <Button
              size="xs"
              variant="default"
              leftSection={compared ? <IconX size={16} /> : <IconColumns size={16} />}
              onClick={compared ? stopComparing : () => setConfigs([current, current])}
              disabled={!address}
            >
              {compared ? 'Stop comparing' : 'Compare with a second run'}
            </Button>
            <CopyLink />
          </Group>
        </Group>
        {address && address.problems.length > 0 && (
          <Alert color="yellow" mb="md" title="Part of this address could not be used">
            {address.problems.join(' ')}
          </Alert>
        )}
        <ExperimentsPanel session={session} onSetUp={(config) => setConfigs([config])} />
        {runs.length === 0 && <Skeleton height={420} radius="md" />}
        <div className={classes.runs}>
          {session &&
            runs.map((run) => (
              <RunPanel key={run} name={compared ? (names[run] ?? '') : 'The run'} run={run} session={session} />
            ))}
        </div>
      </div>
    </div>
  );
}

function CopyLink() {
  const [href, setHref] = useState('');
  return (
    <CopyButton value={href}>
      {({ copied, copy }) => (
        <Button
          size="xs"
          variant="default"
          leftSection={copied ? <IconCheck size={16} /> : <IconLink size={16} />}
          onPointerDown={() => setHref(window.location.href)}
          onFocus={() => setHref(window.location.href)}
          onClick={copy}
        >
          {copied ? 'Copied' : 'Copy the link'}
        </Button>
      )}
    </CopyButton>
  );
}
