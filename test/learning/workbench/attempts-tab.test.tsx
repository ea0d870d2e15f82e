/** The list of attempts in each of its states. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AttemptsTab } from '@/app/exercises/[slug]/workbench/attempts/attempts-tab';
import type { AttemptsState, ListedAttempt } from '@/lib/learning/workbench/attempts-list';
import { show } from '../../helpers/show';
import { monacoAssets } from './support/monaco-assets';

vi.mock('@/lib/learning/workbench/browser/load-monaco', () => ({
  loadMonaco: () => Promise.reject(new Error('No Monaco in a test.')),
}));
afterEach(cleanup);

type Props = Parameters<typeof AttemptsTab>[0];
const at = new Date('2026-03-01T10:00:00Z');

const attempt = (parts: Partial<ListedAttempt> = {}): ListedAttempt => ({
  ...{ id: 'a1', source: 'first try', submittedAt: at, state: 'verified', outcome: 'failed', score: 1, maxScore: 3 },
  ...parts,
});
const comment = (parts: Partial<Props['review']['comments'][number]> = {}) => ({
  ...{ id: 'c1', attemptId: 'a1', line: null, html: '<p>Well named.</p>', author: 'Ingrid', className: 'ML' },
  ...{ createdAt: at, editedAt: null, isNew: false },
  ...parts,
});

function list(state: AttemptsState, parts: Partial<Props> = {}) {
  const onLoad = vi.fn();
  show(
    <AttemptsTab
      state={state}
      review={{ comments: [], scores: [], standings: [] }}
      setAside={[]}
      currentSource={() => 'code now'}
      assets={monacoAssets}
      onLoad={onLoad}
      {...parts}
    />,
  );
  return {
    onLoad,
    items: within(screen.getByRole('list', { name: 'Attempts, newest first' })).queryAllByRole('listitem'),
  };
}

describe('the attempts', () => {
  it('are neither listed nor called none while they are loaded', () => {
    const { items } = list({ kind: 'loading', attempts: [] });
    expect(items).toHaveLength(0);
    expect(screen.queryByText(/No attempts yet/)).toBeNull();
  });

  it('that are none are said to be none', () => {
    list({ kind: 'ready', attempts: [] });
    expect(screen.getByText(/No attempts yet/)).toBeTruthy();
  });

  it('that could not be fetched are safe on the server, and those known stay', () => {
    const { items } = list({ kind: 'unreachable', attempts: [attempt()] });
    expect(screen.getByText(/appear when the connection is back/)).toBeTruthy();
    expect(items).toHaveLength(1);
  });

  it('of a busy server are not called a lost connection', () => {
    list({ kind: 'busy', attempts: [] });
    expect(screen.getByText(/server is busy/)).toBeTruthy();
    expect(screen.queryByText(/connection/)).toBeNull();
  });

  it('are numbered from the first, newest on top, with outcome and points', () => {
    const attempts = [attempt({ id: 'a2', outcome: 'passed', score: 3 }), attempt()];
    const { items } = list({ kind: 'ready', attempts });
    expect(items.map((item) => /Attempt \d/.exec(item.textContent ?? '')?.[0])).toEqual(['Attempt 2', 'Attempt 1']);
    expect(items[0]?.textContent).toContain('Passed');
    expect(items[1]?.textContent).toContain('1 of 3 points');
  });

  it.each<[Partial<ListedAttempt>, string]>([
    [{ state: 'pending', outcome: null, score: null, maxScore: null }, 'Not verified yet'],
    [{ state: 'fault', outcome: null, score: null, maxScore: null }, 'Our fault'],
  ])('say of %o: %s', (parts, words) => {
    const { items } = list({ kind: 'ready', attempts: [attempt(parts)] });
    expect(items[0]?.textContent).toContain(words);
    expect(items[0]?.textContent).not.toContain('points');
  });

  it('are loaded into the editor by name', async () => {
    const { onLoad } = list({ kind: 'ready', attempts: [attempt()] });
    await userEvent.click(screen.getByRole('button', { name: 'Load Attempt 1 into the editor' }));
    expect(onLoad).toHaveBeenCalledWith('first try');
  });

  it('are compared with the code as it is now', async () => {
    list({ kind: 'ready', attempts: [attempt()] });
    await userEvent.click(screen.getByRole('button', { name: 'Compare Attempt 1 with your code now' }));
    expect(within(screen.getByRole('region', { name: 'Your code now' })).getByText('code now')).toBeTruthy();
  });

  it('carry what staff wrote on them; what was written on older ones stands below', () => {
    const comments = [
      comment({ line: 1, isNew: true }),
      comment({ id: 'c2', attemptId: 'long-ago', html: '<p>Of last month.</p>' }),
    ];
    const { items } = list(
      { kind: 'ready', attempts: [attempt()] },
      { review: { comments, scores: [], standings: [] } },
    );
    expect(items[0]?.textContent).toContain('Line 1 first try');
    expect(items[0]?.textContent).toContain('New');
    expect(items[0]?.textContent).not.toContain('Of last month.');
    expect(screen.getByText('Comments on attempts of longer ago')).toBeTruthy();
    expect(screen.getByText('Of last month.')).toBeTruthy();
  });

  it('stand below a score that staff set, with its reason', () => {
    const score = { className: 'ML', score: 2, maxScore: 3, reason: 'By word of mouth', createdAt: at };
    list({ kind: 'ready', attempts: [] }, { review: { comments: [], scores: [score], standings: [] } });
    expect(screen.getByText('Your score in ML was set by staff: 2 of 3')).toBeTruthy();
    expect(screen.getByText(/By word of mouth/)).toBeTruthy();
  });

  it('stand below what counts of them in each class, after lateness', () => {
    const standing = {
      ...{ className: 'ML', dueAt: at, extended: true, maxPoints: 10, earned: 8 },
      ...{ lateDays: 2, penalty: 20, points: 6.4, setByStaff: false },
    };
    list({ kind: 'ready', attempts: [] }, { review: { comments: [], scores: [], standings: [standing] } });
    const line = screen.getByText('ML').parentElement?.textContent;
    expect(line).toMatch(/^ML: 8 of 10 earned, 2 days late \(20 % taken\): 6.4 count · due 1 Mar 2026, /);
    expect(line).toMatch(/, with an extension$/);
  });

  it('stand above what was set aside in this browser, which is loaded as well', async () => {
    const aside = { source: 'before the reset', at, why: 'replaced by the starter' };
    const { onLoad } = list({ kind: 'ready', attempts: [] }, { setAside: [aside] });
    await userEvent.click(screen.getByRole('button', { name: 'Load Code replaced by the starter into the editor' }));
    expect(onLoad).toHaveBeenCalledWith('before the reset');
  });
});
