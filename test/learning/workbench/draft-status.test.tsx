/** Where a student's code is, in words: "Saved" is never said too early. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { DraftStatusLine } from '@/app/exercises/[slug]/workbench/draft-status';
import type { DraftState } from '@/lib/learning/workbench/draft-sync';
import { show } from '../../helpers/show';

afterEach(cleanup);

function showState(state: DraftState, keptHere = true) {
  const onChoose = vi.fn();
  const { container } = show(<DraftStatusLine status={{ state, keptHere }} onChoose={onChoose} />);
  return { onChoose, text: container.textContent ?? '' };
}

describe('the line above the editor', () => {
  it('is empty before anything was typed', () => {
    expect(showState({ kind: 'saved', version: null }).text).not.toContain('Saved');
  });

  it.each<[DraftState, string]>([
    [{ kind: 'saved', version: 3 }, 'Saved'],
    [{ kind: 'saving' }, 'Saving…'],
    [{ kind: 'visitor' }, 'Kept in this browser'],
    [{ kind: 'offline' }, 'will reach the server when the connection is back'],
    [{ kind: 'busy' }, 'the server is busy, trying again soon'],
    [{ kind: 'refused', message: 'Too long.' }, 'Saved in this browser only: Too long.'],
  ])('says of %o: %s', (state, words) => {
    expect(showState(state).text).toContain(words);
  });

  it('does not call a busy server a lost connection', () => {
    expect(showState({ kind: 'busy' }).text).not.toContain('connection');
  });

  it('warns where this browser keeps nothing, unless the server has it', () => {
    expect(showState({ kind: 'offline' }, false).text).toContain('Copy your code before you leave');
    cleanup();
    expect(showState({ kind: 'saved', version: 1 }, false).text).not.toContain('Copy your code');
  });

  it('leads to the choice when another device saved other code', async () => {
    const theirs = { source: 'x', version: 2, savedAt: new Date(0) };
    const { onChoose } = showState({ kind: 'conflict', theirs });
    await userEvent.click(screen.getByRole('button', { name: /another device: choose/ }));
    expect(onChoose).toHaveBeenCalledOnce();
  });
});
