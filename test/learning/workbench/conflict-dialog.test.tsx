/** Two versions of a student's code: both are shown, and each choice is the one that was clicked. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConflictDialog } from '@/app/exercises/[slug]/workbench/conflict-dialog';
import { show } from '../../helpers/show';
import { monacoAssets } from './support/monaco-assets';

vi.mock('@/lib/learning/workbench/browser/load-monaco', () => ({
  loadMonaco: () => Promise.reject(new Error('No Monaco in a test.')),
}));
afterEach(cleanup);

function open(opened = true) {
  const choices = { onKeepMine: vi.fn(), onTakeTheirs: vi.fn(), onClose: vi.fn() };
  show(
    <ConflictDialog
      opened={opened}
      mine="typed here"
      theirs={{ source: 'typed there', version: 2, savedAt: new Date('2026-03-01T10:00:00Z') }}
      assets={monacoAssets}
      {...choices}
    />,
  );
  return choices;
}

describe('the dialog of two versions', () => {
  it('shows both texts under what they are', () => {
    open();
    expect(
      within(screen.getByRole('region', { name: 'Saved on the other device' })).getByText('typed there'),
    ).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Here' })).getByText('typed here')).toBeTruthy();
  });

  it('keeps what is here', async () => {
    const { onKeepMine, onTakeTheirs } = open();
    await userEvent.click(screen.getByRole('button', { name: 'Keep what is here' }));
    expect([onKeepMine.mock.calls.length, onTakeTheirs.mock.calls.length]).toEqual([1, 0]);
  });

  it("takes the other device's", async () => {
    const { onKeepMine, onTakeTheirs } = open();
    await userEvent.click(screen.getByRole('button', { name: "Take the other device's" }));
    expect([onKeepMine.mock.calls.length, onTakeTheirs.mock.calls.length]).toEqual([0, 1]);
  });

  it('closes by Escape without a choice', async () => {
    const { onClose, onKeepMine } = open();
    await userEvent.keyboard('{Escape}');
    expect([onClose.mock.calls.length, onKeepMine.mock.calls.length]).toEqual([1, 0]);
  });

  it('is not there while it is closed', () => {
    open(false);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});
