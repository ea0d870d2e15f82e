'use client';

/** What baking says of the text as it stands, beside the editor: problems first, then what shows that the tests are good. */
import { Button, Progress } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconClock, IconPlugConnectedX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { hasErrors } from '@/lib/core/exercise/diagnostics';
import type { BakingProgress } from '@/lib/engine/baking/bake';
import type { BrowserBakerOptions } from '@/lib/engine/baking/browser/client';
import type { BrowserBaking } from '@/lib/engine/baking/browser/protocol';
import classes from './bake/bake.module.css';
import { DiagnosticList, type GoTo } from './bake/diagnostic-list';
import { MistakeMatrixTable } from './bake/mistake-matrix-table';
import { SeenList } from './bake/seen-list';
import { TimingTable } from './bake/timing-table';
import { type BakingState, useBaking } from './bake/use-baking';
import { WitnessTable } from './bake/witness-table';

export type BakeAssets = BrowserBakerOptions;

interface Props {
  readonly slug: string;
  /** A new map for each new text: its identity is what tells an edit. */
  readonly files: ReadonlyMap<string, string>;
  readonly assets: BakeAssets;
  /** After each baking that came to its end. */
  readonly onResult?: (baking: BrowserBaking, files: ReadonlyMap<string, string>) => void;
  readonly onGoTo?: GoTo;
}

export function BakePanel({ slug, files, assets, onResult, onGoTo }: Props) {
  const baking = useBaking(slug, files, assets, (outcome) => {
    if (outcome.kind === 'baked') onResult?.(outcome.baking, files);
  });
  const { phase, outcome } = baking;
  return (
    <section className={classes.panel} aria-label="Baking">
      <Status state={baking} onAgain={baking.again} />
      {outcome?.kind === 'baked' && (
        <div className={classes.result} data-stale={phase !== 'settled' || undefined}>
          <Result baking={outcome.baking} onGoTo={onGoTo} />
        </div>
      )}
    </section>
  );
}

function Result({ baking, onGoTo }: { readonly baking: BrowserBaking; readonly onGoTo: GoTo | undefined }) {
  const { diagnostics, matrix, proofs, seen, agreements, timing, revision } = baking;
  return (
    <>
      {diagnostics.length > 0 && <DiagnosticList diagnostics={diagnostics} onGoTo={onGoTo} />}
      {matrix && proofs && (
        <Part title="Which check catches which mistake">
          <MistakeMatrixTable matrix={matrix} proofs={proofs} onGoTo={onGoTo} />
        </Part>
      )}
      {seen.length > 0 && (
        <Part title="What a student sees">
          <SeenList seen={seen} />
        </Part>
      )}
      {agreements.length > 0 && (
        <Part title="Witnesses">
          <WitnessTable agreements={agreements} />
        </Part>
      )}
      {timing && revision && (
        <Part title="Time for each case">
          <TimingTable timing={timing} fuel={revision.limits.fuel} />
        </Part>
      )}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <details open>
      <summary className={classes.partTitle}>{title}</summary>
      <div className={classes.partBody}>{children}</div>
    </details>
  );
}

function Status({ state, onAgain }: { readonly state: BakingState; readonly onAgain: () => void }) {
  const { phase, progress, outcome } = state;
  return (
    <div className={classes.status}>
      {phase !== 'settled' && (
        <>
          <p className={classes.statusText} data-tone="waiting">
            <IconClock size={18} aria-hidden /> {phase === 'baking' ? stepText(progress) : 'Bakes when you pause.'}
          </p>
          <Progress value={phase === 'baking' ? shareOf(progress) : 0} size="xs" aria-label="Baking" />
        </>
      )}
      {/* Stays where it is, so that a screen reader hears each verdict, and not each step. */}
      <div role="status">
        {phase === 'settled' && outcome?.kind === 'baked' && <Verdict baking={outcome.baking} />}
        {phase === 'settled' && outcome?.kind === 'failed' && (
          <p className={classes.statusText} data-tone="failed">
            <IconPlugConnectedX size={18} aria-hidden /> {outcome.message}
          </p>
        )}
      </div>
      {phase === 'settled' && outcome?.kind === 'failed' && (
        <Button size="compact-sm" variant="default" onClick={onAgain} style={{ alignSelf: 'flex-start' }}>
          Bake again
        </Button>
      )}
    </div>
  );
}

function Verdict({ baking: { diagnostics, matrix } }: { readonly baking: BrowserBaking }) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error').length;
  const warnings = diagnostics.length - errors;
  const told = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean);
  if (hasErrors(diagnostics))
    return (
      <p className={classes.statusText} data-tone="problems">
        <IconAlertTriangle size={18} aria-hidden /> Does not bake: {told.join(', ')}.
      </p>
    );
  const checked = matrix
    ? `${count(matrix.checks.length, 'check')}, ${count(matrix.rows.length, 'mistake')} caught`
    : '';
  return (
    <p className={classes.statusText} data-tone={warnings > 0 ? 'warned' : 'clean'}>
      <IconCircleCheck size={18} aria-hidden /> Bakes: {[checked, ...told].join(', ')}.
    </p>
  );
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function stepText(progress: BakingProgress | null): string {
  switch (progress?.step) {
    case undefined:
      return 'Reading …';
    case 'expected':
      return 'Computing expected values and asking witnesses …';
    case 'fingerprints':
      return 'Finding what tells the mistakes apart …';
    case 'proofs':
      return `Grading your solutions and mistakes: ${progress.done} of ${progress.total} …`;
  }
}

/** In hundredths, by what the steps of the course's exercises take. */
function shareOf(progress: BakingProgress | null): number {
  switch (progress?.step) {
    case undefined:
      return 3;
    case 'expected':
      return 10;
    case 'fingerprints':
      return 35;
    case 'proofs':
      return 50 + (50 * progress.done) / Math.max(1, progress.total);
  }
}
