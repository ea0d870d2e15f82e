/** Gaps that the checks leave: looked for on request, told, and taken with one click. */
import { act, cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SuggestionsPanel } from '@/app/teach/exercises/[slug]/suggestions';
import type { Revision } from '@/lib/core/exercise/revision';
import type { BrowserBaker, SuggestOutcome } from '@/lib/engine/baking/browser/client';
import type { Suggestions, Survivor } from '@/lib/engine/baking/suggest/suggest';
import { makeRevision } from '../../helpers/exercise';
import { show } from '../../helpers/show';

const baker = vi.hoisted(() => ({ suggest: vi.fn<BrowserBaker['suggest']>(), close: vi.fn() }));
vi.mock('@/lib/engine/baking/browser/client', () => ({ browserBaker: () => baker }));

let finish: (outcome: SuggestOutcome) => void;

beforeEach(() => {
  baker.suggest.mockImplementation(
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
const revision = makeRevision({ solution: 'export const double = (x: number) => 2 * x;\n' });
const yaml = 'title: Double\nchecks:\n  - name: One\n    kind: matches\n    function: double\n';
const call = { function: 'double', args: [3], title: '`x` is 3' };
const survivor: Survivor = {
  name: 'double: 2 * x → 2 + x',
  source: 'export const double = (x: number) => 2 + x;\n',
  told: { ...call, expected: 6, got: { kind: 'value', value: 5 } },
};
const found = (parts: Partial<Suggestions> = {}): Suggestions => ({
  ...{ boundaries: [], survivors: [], tried: 12, leftOut: 0 },
  ...parts,
});

function open(of: Revision | null = revision) {
  const onChange = vi.fn();
  show(
    <SuggestionsPanel revision={of} files={new Map([['exercise.yaml', yaml]])} assets={assets} onChange={onChange} />,
  );
  return onChange;
}
async function look(suggestions: Suggestions) {
  const onChange = open();
  await userEvent.click(screen.getByRole('button', { name: 'Look for gaps' }));
  await act(async () => finish({ kind: 'suggested', suggestions }));
  return onChange;
}

describe('gaps', () => {
  it('are not looked for while the exercise does not bake', () => {
    open(null);
    expect(screen.getByRole('button', { name: 'Look for gaps' }).hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('Needs an exercise that bakes.')).toBeTruthy();
  });

  it('are looked for on request, with how far it is, and that can be stopped', async () => {
    open();
    expect(baker.suggest).not.toHaveBeenCalled();
    await userEvent.click(screen.getByRole('button', { name: 'Look for gaps' }));
    await act(async () => baker.suggest.mock.lastCall?.[2]?.({ step: 'slips', done: 3, total: 12 }));
    expect(screen.getByRole('status').textContent).toContain('3 of 12 slips tried');
    await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
    expect(baker.suggest.mock.lastCall?.[1]?.aborted).toBe(true);
    expect(screen.getByRole('button', { name: 'Look for gaps' })).toBeTruthy();
  });

  it('that could not be looked for are told why', async () => {
    open();
    await userEvent.click(screen.getByRole('button', { name: 'Look for gaps' }));
    await act(async () => finish({ kind: 'failed', message: 'It took too long.' }));
    expect(screen.getByText('It took too long.')).toBeTruthy();
  });

  it('that are none are said to be none', async () => {
    await look(found());
    expect(screen.getByText('No slip gets through')).toBeTruthy();
    expect(screen.getByText('Every boundary that is known has a case.')).toBeTruthy();
  });

  it('say what the slip makes of a call, and become a check', async () => {
    const onChange = await look(found({ survivors: [survivor] }));
    expect(screen.getByText('1 slip gets through')).toBeTruthy();
    expect(screen.getByText(/12 tried; 11 refused/)).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Add this as a check' }));
    const [files, at] = onChange.mock.lastCall ?? [];
    expect(files.get('exercise.yaml')).toContain('name: One');
    expect(files.get('exercise.yaml').match(/- name:/g)).toHaveLength(2);
    expect(at).toEqual({ file: 'exercise.yaml', line: 6 });
    expect(screen.getByText('Taken.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add this as a check' })).toBeNull();
  });

  it('become a check and a mistake together', async () => {
    const onChange = await look(found({ survivors: [survivor] }));
    await userEvent.click(screen.getByRole('button', { name: 'Add the check, and the slip as a mistake' }));
    const [files, at] = onChange.mock.lastCall ?? [];
    expect(at.file).toMatch(/^mistakes\/[a-z0-9-]+\.ts$/);
    expect(files.get(at.file)).toBe(survivor.source);
  });

  it('that look equivalent are offered as none', async () => {
    await look(found({ survivors: [{ ...survivor, told: null }] }));
    expect(screen.getByText('1 that looks equivalent')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add this as a check' })).toBeNull();
  });

  it('at a boundary where the solution has no answer are a question, not a check', async () => {
    await look(found({ boundaries: [{ ...call, expected: null, why: 'returns NaN' }] }));
    expect(screen.getByText(/the solution returns NaN\. Is this allowed\?/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a check of it' })).toBeNull();
  });

  it('at a boundary with an answer become a check', async () => {
    const onChange = await look(found({ boundaries: [{ ...call, expected: 6, why: '' }] }));
    await userEvent.click(screen.getByRole('button', { name: 'Add a check of it' }));
    expect(onChange).toHaveBeenCalledOnce();
  });
});
