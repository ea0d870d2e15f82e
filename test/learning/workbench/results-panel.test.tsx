import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { ResultsPanel } from '@/app/exercises/[slug]/workbench/results/results-panel';
import { workbenchApi } from '@/lib/learning/workbench/api';
import type { BetterAttempt } from '@/lib/learning/workbench/better-attempt';
import type { RunState } from '@/lib/learning/workbench/local-run';
import { type Mode, resultView } from '@/lib/learning/workbench/result-view';
import type { SubmissionState } from '@/lib/learning/workbench/submission';
import { checkReport, gradingReport } from './support/reports';

beforeAll(() => {
  // Mantine asks for it; happy-dom has none that answers.
  window.matchMedia ??= vi.fn();
});
afterEach(cleanup);

const idle: SubmissionState = { kind: 'idle' };

function show(
  run: RunState,
  submission: SubmissionState = idle,
  mode: Mode = 'run',
  better: BetterAttempt | null = null,
) {
  const onShowLine = vi.fn();
  render(
    <MantineProvider env="test">
      <ResultsPanel
        view={resultView(mode, run, submission, 3)}
        outdated={false}
        slug="relu"
        revisionId="r1"
        hiddenChecks={2}
        better={better}
        next={{ slug: 'leaky-relu', title: 'Leaky ReLU' }}
        onShowLine={onShowLine}
      />
    </MantineProvider>,
  );
  return { onShowLine };
}

const done = (parts: Parameters<typeof gradingReport>[0]): RunState => ({
  kind: 'done',
  run: 1,
  report: gradingReport(parts),
});

const wrong = checkReport({
  name: 'The gradient is 0 where z is negative',
  outcome: 'failed',
  points: 0,
  maxPoints: 2,
  message: '`reluBackward` returned a wrong result.',
  pattern: 'Twice too large everywhere.',
  evidence: {
    call: 'reluBackward([1, 2], [-1, 3])',
    expected: '[0, 2]',
    got: '[1, 4]',
    first: { path: [0], expected: 0, got: 1, absolute: 1, relative: null },
    worst: { path: [1], expected: 2, got: 'NaN', absolute: 'NaN', relative: 'NaN' },
  },
  console: ['z is negative'],
});

describe('the results', () => {
  it('say before the first run what Run and Submit do', () => {
    show({ kind: 'idle' });
    expect(screen.getByText(/2 hidden checks more/)).toBeTruthy();
  });

  it('appear a check at a time, with how many are done', () => {
    show({ kind: 'running', run: 1, checks: [checkReport()], total: 3 });
    expect(screen.getByRole('progressbar', { name: '1 of 3 checks done' })).toBeTruthy();
    expect(within(screen.getByRole('list', { name: 'Checks' })).getAllByRole('listitem')).toHaveLength(1);
  });

  it('say every outcome in words', () => {
    const outcomes = ['passed', 'failed', 'threw', 'timeout', 'error', 'notRun'] as const;
    show(done({ outcome: 'failed', checks: outcomes.map((outcome) => checkReport({ name: outcome, outcome })) }));
    for (const words of ['Passed', 'Not yet', 'Threw an error', 'Did not finish', 'Our fault', 'Not run']) {
      expect(screen.getByText(words)).toBeTruthy();
    }
  });

  it('show of a failed check what was called, expected and got, where it differs and by how much', () => {
    show(done({ outcome: 'failed', checks: [wrong] }));
    for (const text of ['reluBackward([1, 2], [-1, 3])', '[0, 2]', '[1, 4]', 'Twice too large everywhere.']) {
      expect(screen.getByText(text)).toBeTruthy();
    }
    const [first, worst] = screen.getAllByText(/difference at/);
    expect(first?.textContent).toBe('First difference at [0]: expected 0, got 1 (off by 1)');
    expect(worst?.textContent).toBe('Largest difference at [1]: expected 2, got NaN (relative error NaN)');
    expect(screen.getByText('z is negative')).toBeTruthy();
  });

  it('lead to the line that threw', async () => {
    const threw = checkReport({ outcome: 'threw', message: 'TypeError: x is undefined', line: 7, column: 3 });
    const { onShowLine } = show(done({ outcome: 'threw', checks: [threw] }));
    await userEvent.click(screen.getByRole('button', { name: 'Go to line 7' }));
    expect(onShowLine).toHaveBeenCalledWith(7, 3);
  });

  it.each([
    ['syntax', 'Syntax error in line 3'],
    ['load', 'Your code failed while it was loaded, in line 3'],
    ['fuel', 'Your code did not finish (line 3)'],
    ['memory', 'Your code used too much memory'],
    ['fault', 'Something on our side failed'],
  ] as const)('call %s by a name of its own', (kind, title) => {
    const problem = { kind, message: 'In detail.', line: 3, column: 1 };
    show(done({ outcome: 'error', checks: [], problem }));
    expect(screen.getByRole('group', { name: title })).toBeTruthy();
  });

  it('are called provisional until the server has verified them', () => {
    show(done({}), { kind: 'verifying', id: '1', source: '' }, 'submit');
    expect(screen.getByText(/Provisional/)).toBeTruthy();
    expect(screen.queryByText(/Solved/)).toBeNull();
  });

  it('celebrate a verified pass and lead on, hidden checks by number only', () => {
    const checks = [checkReport(), checkReport({ name: 'Hidden check 1', visibility: 'hidden' })];
    const report = gradingReport({ checks, score: 2, maxScore: 2 });
    show({ kind: 'idle' }, { kind: 'verified', id: '1', source: '', report }, 'submit');
    expect(screen.getByText('Solved: 2 of 2 points')).toBeTruthy();
    expect(screen.getByText('Hidden check 1')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Next: Leaky ReLU' }).getAttribute('href')).toBe('/exercises/leaky-relu');
  });

  it('of a worse submission after a pass say that the best still counts', () => {
    const report = gradingReport({ outcome: 'failed', score: 4, maxScore: 12 });
    const verified = { kind: 'verified', id: '1', source: '', report } as const;
    show({ kind: 'idle' }, verified, 'submit', { score: 12, maxScore: 12, passed: true });
    expect(
      screen.getByText('You have passed this exercise already. Your best submission still counts: 12 of 12 points.'),
    ).toBeTruthy();
  });

  it('do not celebrate a pass of the public checks alone', () => {
    show(done({}));
    expect(screen.queryByText(/Solved/)).toBeNull();
    expect(screen.getByText(/Submit to be graded with 2 more hidden checks/)).toBeTruthy();
  });

  it('show the nudge at once and the hint on request', async () => {
    const diagnosis = { mistake: 'identity', title: 'Passes all', nudge: 'What happens below 0?', hint: '' };
    const request = vi.fn(async () => Response.json({ hint: 'h', html: '<p>Multiply by <em>0</em>.</p>' }));
    vi.stubGlobal('fetch', request);
    show(done({ outcome: 'failed', checks: [wrong], diagnosis }));
    expect(screen.getByText('What happens below 0?')).toBeTruthy();
    expect(request).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Show the hint' }));
    expect((await screen.findByText(/Multiply by/)).innerHTML).toBe('Multiply by <em>0</em>.');
    vi.unstubAllGlobals();
  });
});

describe('hints of a hidden check', () => {
  const answers = ['<p>What is the sign?</p>', '<p>Mind <b>tiny</b> values.</p>'];
  const asked = vi.fn<(check: number, step: number) => void>();
  beforeAll(() => {
    vi.spyOn(workbenchApi, 'getCheckHint').mockImplementation(async (_slug, _revisionId, check, step) => {
      asked(check, step);
      return { kind: 'ok', value: { html: answers[step - 1] ?? '' } };
    });
  });

  it('are opened one after another, under the number that the report gives the check', async () => {
    const hidden = checkReport({ visibility: 'hidden', name: 'Hidden check 1' });
    const missed = checkReport({
      ...{ visibility: 'hidden', name: 'Hidden check 2', outcome: 'failed', points: 0 },
      ...{ message: 'Tiny values.', hints: 2 },
    });
    const report = gradingReport({ outcome: 'failed', checks: [wrong, hidden, missed] });
    show({ kind: 'idle' }, { kind: 'verified', report, id: 'a', source: '' }, 'submit');
    await userEvent.click(screen.getByRole('button', { name: 'Show a hint (1 of 2)' }));
    expect(await screen.findByText('What is the sign?')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Show another hint (2 of 2)' }));
    expect(within(screen.getByRole('list', { name: 'Hints' })).getAllByRole('listitem')).toHaveLength(2);
    expect(asked.mock.calls).toEqual([
      [2, 1],
      [2, 2],
    ]);
    expect(screen.queryByRole('button', { name: /hint/ })).toBeNull();
  });
});
