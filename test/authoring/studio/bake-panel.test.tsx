/** What baking says beside the editor: waiting, under way, failed, with problems, and clean. */
import { act, cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BakePanel } from '@/app/teach/exercises/[slug]/bake-panel';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { BakeOutcome, BrowserBaker } from '@/lib/engine/baking/browser/client';
import type { BrowserBaking } from '@/lib/engine/baking/browser/protocol';
import { show } from '../../helpers/show';

const baker = vi.hoisted(() => ({ bake: vi.fn<BrowserBaker['bake']>(), close: vi.fn() }));
vi.mock('@/lib/engine/baking/browser/client', () => ({ browserBaker: () => baker }));

let finish: (outcome: BakeOutcome) => void;

beforeEach(() => {
  baker.bake.mockImplementation(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
});
afterEach(() => {
  cleanup();
  vi.resetAllMocks();
});

const assets = { bakeWorkerUrl: '/bake.js', sandboxWorkerUrl: '/sandbox.js', wasmUrl: '/sandbox.wasm' };
const files = new Map([['exercise.yaml', 'title: Softplus']]);
const nothing: BrowserBaking = {
  ...{ revision: null, diagnostics: [], agreements: [], matrix: null, proofs: null, seen: [], timing: null },
};
const problem = (parts: Partial<Diagnostic> = {}): Diagnostic => ({
  ...{ severity: 'error', file: 'exercise.yaml', line: 3, field: null, message: 'There is no title.', fix: null },
  ...parts,
});

async function open() {
  const calls = { onResult: vi.fn(), onGoTo: vi.fn() };
  show(<BakePanel slug="softplus" files={files} assets={assets} {...calls} />);
  await vi.waitFor(() => expect(baker.bake).toHaveBeenCalled());
  return calls;
}
const end = (outcome: BakeOutcome) => act(async () => finish(outcome));

describe('the baking', () => {
  it('under way tells its step to the eye, and no verdict', async () => {
    await open();
    await act(async () => baker.bake.mock.lastCall?.[2]?.({ step: 'proofs', done: 2, total: 5 }));
    expect(screen.getByText(/Grading your solutions and mistakes: 2 of 5/)).toBeTruthy();
    expect(screen.getByRole('status').textContent).toBe('');
  });

  it('that found nothing wrong says what was checked, and hands on its result', async () => {
    const { onResult } = await open();
    const matrix = { checks: ['One', 'Two'], rows: [{ mistake: 'zero', caught: [true, false] }] };
    const baking = { ...nothing, matrix };
    await end({ kind: 'baked', baking });
    expect(screen.getByRole('status').textContent).toContain('Bakes: 2 checks, 1 mistake caught.');
    expect(onResult).toHaveBeenCalledWith(baking, files);
  });

  it('with errors says how many, errors before warnings, and leads to their place', async () => {
    const { onGoTo } = await open();
    const warning = problem({ severity: 'warning', message: 'Quite long.', line: 9 });
    await end({ kind: 'baked', baking: { ...nothing, diagnostics: [warning, problem()] } });
    expect(screen.getByRole('status').textContent).toContain('Does not bake: 1 error, 1 warning.');
    const [first, second] = within(screen.getByRole('list', { name: 'Errors and warnings' })).getAllByRole('listitem');
    expect(first?.textContent).toContain('There is no title.');
    expect(second?.textContent).toContain('Quite long.');
    await userEvent.click(screen.getByRole('button', { name: 'exercise.yaml, line 3' }));
    expect(onGoTo).toHaveBeenCalledWith('exercise.yaml', 3);
  });

  it('with warnings alone bakes', async () => {
    await open();
    await end({ kind: 'baked', baking: { ...nothing, diagnostics: [problem({ severity: 'warning' })] } });
    expect(screen.getByRole('status').textContent).toContain('Bakes: ');
    expect(screen.getByRole('status').textContent).toContain('1 warning');
  });

  it('that broke down says so, hands on nothing, and is begun again on request', async () => {
    const { onResult } = await open();
    await end({ kind: 'failed', message: 'The baking worker has broken down.' });
    expect(screen.getByRole('status').textContent).toContain('has broken down');
    expect(onResult).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Bake again' }));
    await vi.waitFor(() => expect(baker.bake).toHaveBeenCalledTimes(2));
    expect(screen.queryByRole('button', { name: 'Bake again' })).toBeNull();
  });

  it('is ended with the page', async () => {
    await open();
    const signal = baker.bake.mock.lastCall?.[1];
    cleanup();
    expect(signal?.aborted).toBe(true);
    expect(baker.close).toHaveBeenCalledOnce();
  });
});
