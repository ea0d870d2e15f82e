'use client';

/** What the checks do not see yet: boundaries that no case has, and slips that pass; each is taken with one click. */
import { Alert, Button, Group, Progress } from '@mantine/core';
import { useState } from 'react';
import { InlineText } from '@/app/exercises/[slug]/workbench/results/inline-text';
import type { Revision } from '@/lib/core/exercise/revision';
import type { BrowserBakerOptions } from '@/lib/engine/baking/browser/client';
import { type Files, type ProposedCheck, withCheck, withMistake } from '@/lib/engine/baking/suggest/apply';
import type { BoundarySuggestion, Suggestions as Found, Survivor } from '@/lib/engine/baking/suggest/suggest';
import { callText, valueText } from './suggest/call-text';
import { SlipDiff } from './suggest/slip-diff';
import classes from './suggest/suggest.module.css';
import { useSuggestions } from './suggest/use-suggestions';

interface Props {
  /** Of the text as it stands; null while it does not bake. */
  readonly revision: Revision | null;
  readonly files: Files;
  readonly assets: BrowserBakerOptions;
  /** The files with a suggestion taken; `open` is where the author has something to write. */
  readonly onChange: (files: Files, open: { readonly file: string; readonly line: number | null }) => void;
}

export function SuggestionsPanel({ revision, files, assets, onChange }: Props) {
  const { state, look, stop } = useSuggestions(assets);
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const isStale = state.kind === 'found' && revision?.id !== state.of.id;

  function begin(): void {
    if (!revision) return;
    setTaken(new Set());
    void look(revision);
  }

  function take(key: string, changed: Files | null, file: string): void {
    if (!changed) return;
    setTaken((before) => new Set([...before, key]));
    const text = changed.get('exercise.yaml') ?? '';
    onChange(changed, { file, line: file === 'exercise.yaml' ? lastCheckLine(text) : null });
  }

  const parametersOf = (name: string) =>
    (state.kind === 'found' ? state.of.functions : [])
      .find((one) => one.name === name)
      ?.parameters.map((one) => one.name) ?? [];
  const takeCheck = (key: string, check: ProposedCheck) =>
    take(key, withCheck(files, check, parametersOf(check.function)), 'exercise.yaml');
  const takeMistake = (key: string, survivor: Survivor) => {
    const checked = survivor.told && withCheck(files, survivor.told, parametersOf(survivor.told.function));
    const made = checked && withMistake(checked, survivor);
    if (made) take(key, made.files, made.file);
  };

  return (
    <section className={classes.panel} aria-label="Suggestions">
      <p className={classes.intro}>
        Small slips are put into your solution, one at a time, and graded by your checks. A slip that passes is a gap,
        or changes nothing that matters.
      </p>
      {state.kind === 'running' ? (
        <div className={classes.running} role="status">
          <span>
            {state.progress ? `${state.progress.done} of ${state.progress.total} slips tried …` : 'Making slips …'}
          </span>
          <Progress
            size="xs"
            aria-label="Slips tried"
            value={state.progress ? (100 * state.progress.done) / Math.max(1, state.progress.total) : 0}
          />
          <Button size="compact-sm" variant="default" onClick={stop} style={{ alignSelf: 'flex-start' }}>
            Stop
          </Button>
        </div>
      ) : (
        <Group gap="xs">
          <Button size="xs" variant="light" onClick={begin} disabled={revision === null}>
            {state.kind === 'found' ? 'Look again' : 'Look for gaps'}
          </Button>
          {revision === null && <span className={classes.aside}>Needs an exercise that bakes.</span>}
        </Group>
      )}
      {state.kind === 'failed' && (
        <Alert color="red" variant="light">
          {state.message}
        </Alert>
      )}
      {state.kind === 'found' && (
        <>
          {isStale && (
            <p className={classes.aside}>Found for the text before your last changes. Look again when it bakes.</p>
          )}
          <Survivors
            found={state.suggestions}
            solution={state.of.solution ?? ''}
            taken={taken}
            onCheck={(survivor) => survivor.told && takeCheck(survivor.name, survivor.told)}
            onMistake={(survivor) => takeMistake(survivor.name, survivor)}
          />
          <Boundaries
            boundaries={state.suggestions.boundaries}
            taken={taken}
            onCheck={(boundary) => takeCheck(keyOf(boundary), boundary)}
          />
        </>
      )}
    </section>
  );
}

interface SurvivorsProps {
  readonly found: Found;
  readonly solution: string;
  readonly taken: ReadonlySet<string>;
  readonly onCheck: (survivor: Survivor) => void;
  readonly onMistake: (survivor: Survivor) => void;
}

function Survivors({ found: { survivors, tried, leftOut }, solution, taken, onCheck, onMistake }: SurvivorsProps) {
  const gaps = survivors.filter(({ told }) => told !== null);
  const same = survivors.filter(({ told }) => told === null);
  return (
    <>
      <h3 className={classes.title}>
        {gaps.length === 0
          ? 'No slip gets through'
          : `${gaps.length} ${gaps.length === 1 ? 'slip gets' : 'slips get'} through`}
      </h3>
      <p className={classes.aside}>
        {tried} tried{leftOut > 0 && `, ${leftOut} more left out`}; {tried - survivors.length} refused by your checks.
      </p>
      <ul className={classes.list}>
        {gaps.map((survivor) => (
          <li key={survivor.name}>
            <SlipDiff solution={solution} slip={survivor.source} />
            <Telling survivor={survivor} />
            <Group gap="xs" mt={6}>
              {taken.has(survivor.name) ? (
                <span className={classes.aside}>Taken.</span>
              ) : (
                <>
                  <Button size="compact-xs" variant="light" onClick={() => onCheck(survivor)}>
                    Add this as a check
                  </Button>
                  <Button size="compact-xs" variant="default" onClick={() => onMistake(survivor)}>
                    Add the check, and the slip as a mistake
                  </Button>
                </>
              )}
            </Group>
          </li>
        ))}
      </ul>
      {same.length > 0 && (
        <details>
          <summary className={classes.summary}>
            {same.length} that {same.length === 1 ? 'looks' : 'look'} equivalent
          </summary>
          <p className={classes.aside}>No input was found that tells these from the solution.</p>
          <ul className={classes.list}>
            {same.map((survivor) => (
              <li key={survivor.name}>
                <SlipDiff solution={solution} slip={survivor.source} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Telling({ survivor: { told } }: { readonly survivor: Survivor }) {
  if (told === null) return null;
  return (
    <p className={classes.telling}>
      <code>{callText(told)}</code> is <code>{valueText(told.expected)}</code>; the slip{' '}
      {told.got.kind === 'value' ? (
        <>
          says <code>{valueText(told.got.value)}</code>
        </>
      ) : (
        told.got.why
      )}
      .
    </p>
  );
}

interface BoundariesProps {
  readonly boundaries: readonly BoundarySuggestion[];
  readonly taken: ReadonlySet<string>;
  readonly onCheck: (boundary: BoundarySuggestion) => void;
}

function Boundaries({ boundaries, taken, onCheck }: BoundariesProps) {
  if (boundaries.length === 0) return <p className={classes.aside}>Every boundary that is known has a case.</p>;
  return (
    <>
      <h3 className={classes.title}>Boundaries that no case has</h3>
      <ul className={classes.list}>
        {boundaries.map((boundary) => (
          <li key={keyOf(boundary)}>
            <p className={classes.telling}>
              <InlineText text={`\`${boundary.function}\` where ${boundary.title}`} />:{' '}
              {boundary.expected === null ? (
                <strong className={classes.odd}>the solution {boundary.why}. Is this allowed?</strong>
              ) : (
                <>
                  <code>{callText(boundary)}</code> is <code>{valueText(boundary.expected)}</code>.
                </>
              )}
            </p>
            {boundary.expected !== null &&
              (taken.has(keyOf(boundary)) ? (
                <span className={classes.aside}>Taken.</span>
              ) : (
                <Button size="compact-xs" variant="light" mt={4} onClick={() => onCheck(boundary)}>
                  Add a check of it
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </>
  );
}

const keyOf = (boundary: BoundarySuggestion) => `${boundary.function}: ${boundary.title}`;

/** Where the check that was just added begins: the last entry of the list. */
function lastCheckLine(yaml: string): number | null {
  const lines = yaml.split('\n');
  const checks = lines.findIndex((line) => /^checks:/.test(line));
  const after = lines.findIndex((line, index) => index > checks && /^\S/.test(line) && !line.startsWith('#'));
  const last = lines.findLastIndex(
    (line, index) => (after < 0 || index < after) && index > checks && /^\s*- name:/.test(line),
  );
  return last < 0 ? null : last + 1;
}
