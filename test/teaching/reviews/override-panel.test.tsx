/** Setting a score by hand, against a server that refuses. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OverridePanel } from '@/app/teach/classes/[classId]/students/[userId]/override-panel';
import type { FormResult } from '@/lib/platform/http/form-result';
import type { OverrideView } from '@/lib/teaching/reviews/overrides.server';
import { show } from '../../helpers/show';

const { refresh, set, end } = vi.hoisted(() => ({
  refresh: vi.fn(),
  set: vi.fn<(classId: string, previous: unknown, form: FormData) => Promise<FormResult>>(),
  end: vi.fn<(classId: string, id: string) => Promise<FormResult>>(),
}));
vi.mock('next/navigation', () => ({ useRouter: () => ({ refresh }) }));
vi.mock('@/lib/teaching/reviews/actions', () => ({ setOverrideAction: set, endOverrideAction: end }));

beforeEach(() => {
  vi.resetAllMocks();
  set.mockResolvedValue({ ok: true, value: null });
  end.mockResolvedValue({ ok: true, value: null });
});
afterEach(cleanup);

const override: OverrideView = {
  ...{ id: 'o1', exerciseId: 'e1', score: 9, maxScore: 15, reason: 'half right', by: 'Ingrid' },
  ...{ createdAt: '2026-11-02T10:00:00.000Z', endedAt: null },
};
const open = (overrides: readonly OverrideView[] = [], mayOverride = true, earned = { score: 3, maxScore: 15 }) =>
  show(
    <OverridePanel
      classId="c1"
      studentId="s1"
      exercise={{ id: 'e1', title: 'ReLU', most: 15 }}
      earned={overrides.length > 0 ? earned : null}
      overrides={overrides}
      mayOverride={mayOverride}
    />,
  );
const button = (name: string) => screen.getByRole('button', { name });

async function fillIn(score: string, reason: string) {
  await userEvent.click(button('Set the score by hand'));
  await userEvent.type(await screen.findByLabelText(/^Score, 0/), score);
  await userEvent.type(screen.getByLabelText(/^Reason/), reason);
  await userEvent.click(button('Set the score'));
}

describe('a score by hand', () => {
  it('before any attempt nothing is earned, and who may not set one has no button', () => {
    open([], false);
    expect(screen.getByTestId('earned-score').textContent).toBe('–');
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('stands beside the one earned, with who, when and why, and those before it', () => {
    open([override, { ...override, id: 'o0', score: 5, reason: 'a first look', endedAt: '2026-11-02T09:00:00.000Z' }]);
    expect(screen.getByTestId('earned-score').textContent).toBe('3 of 15');
    expect(screen.getByTestId('set-score').textContent).toBe('9 of 15');
    expect(screen.getByText(/half right/)).toBeTruthy();
    expect(screen.getByText('1 earlier score by hand')).toBeTruthy();
  });

  it('is sent for the student and the exercise, and closes its dialog', async () => {
    open();
    await fillIn('9', 'half right');
    await vi.waitFor(() => expect(refresh).toHaveBeenCalledOnce());
    const [classId, , form] = set.mock.lastCall ?? [];
    expect(classId).toBe('c1');
    expect([...(form ?? [])]).toEqual([
      ['studentId', 's1'],
      ['exerciseId', 'e1'],
      ['score', '9'],
      ['reason', 'half right'],
    ]);
    expect(screen.queryByLabelText(/^Score, 0/)).toBeNull();
  });

  it('refused, says beside the field what is wrong until it is changed, and keeps what was typed', async () => {
    set.mockResolvedValue({ ok: false, message: null, errors: { score: 'At most 15.' } });
    open();
    await fillIn('90', 'generous');
    await screen.findByText('At most 15.');
    const field = screen.getByLabelText(/^Score, 0/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '90');
    expect(screen.getByLabelText(/^Reason/)).toHaveProperty('value', 'generous');
    await userEvent.type(field, '{Backspace}');
    expect(screen.queryByText('At most 15.')).toBeNull();
    expect(refresh).not.toHaveBeenCalled();
  });

  it('that did not reach the server says so, and stays to be sent again', async () => {
    set.mockRejectedValue(new TypeError('Failed to fetch'));
    open();
    await fillIn('9', 'half right');
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached');
    expect(screen.getByLabelText(/^Reason/)).toHaveProperty('value', 'half right');
  });

  it('is taken back, or says why not', async () => {
    open([override]);
    await userEvent.click(button('Take it back'));
    expect(await screen.findByText(/The score earned counts again/)).toBeTruthy();
    expect(end).toHaveBeenCalledWith('c1', 'o1');
    end.mockResolvedValue({ ok: false, message: 'A colleague took it back already.', errors: {} });
    await vi.waitFor(() => expect(button('Take it back')).toHaveProperty('disabled', false));
    await userEvent.click(button('Take it back'));
    expect(await screen.findByText('A colleague took it back already.')).toBeTruthy();
    expect(refresh).toHaveBeenCalledOnce();
  });
});
