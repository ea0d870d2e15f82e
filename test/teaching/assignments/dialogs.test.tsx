/** The dialogs about assignments, against a server that refuses: what it says stands where it belongs, and nothing typed is lost. */
import { cleanup, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddDialog } from '@/app/teach/classes/[classId]/assignments/add-dialog';
import { EditDialog } from '@/app/teach/classes/[classId]/assignments/edit-dialog';
import { ExtensionsDialog } from '@/app/teach/classes/[classId]/assignments/extensions-dialog';
import type { AssignmentItem } from '@/app/teach/classes/[classId]/assignments/items';
import type { FormResult } from '@/lib/platform/http/form-result';
import { show } from '../../helpers/show';

const answer = vi.hoisted(() => vi.fn<(...given: unknown[]) => Promise<FormResult>>());
vi.mock('@/lib/teaching/assignments/actions', () => ({
  addAssignmentsAction: answer,
  changeAssignmentAction: answer,
  setExtensionAction: answer,
  removeExtensionAction: answer,
}));

const refuse = (message: string | null, errors = {}) => answer.mockResolvedValue({ ok: false, message, errors });
beforeEach(() => {
  answer.mockReset();
  answer.mockResolvedValue({ ok: true, value: null });
});
afterEach(cleanup);

const due = { instant: '2026-12-01T11:00:00.000Z', wall: '2026-12-01T12:00' };
const item: AssignmentItem = {
  ...{ id: 'a1', exerciseId: 'e1', slug: 'relu', title: 'ReLU', part: 'exercise', points: 10 },
  ...{ opensAt: null, dueAt: due, latePolicy: 'none', latePercent: 0, extensions: [] },
};
const common = { classId: 'c1', timeZone: 'Europe/Berlin' };
const button = (name: string) => screen.getByRole('button', { name });
/** A button waits until the answer has come. */
const settled = (name: string) => vi.waitFor(() => expect(button(name)).toHaveProperty('disabled', false));
/** What a screen reader says of a field that is wrong. */
function errorOf(field: HTMLElement): string {
  expect(field.getAttribute('aria-invalid')).toBe('true');
  const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
  return ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
}

describe('changing an assignment', () => {
  const open = () => {
    const onClose = vi.fn();
    show(<EditDialog {...common} item={item} onClose={onClose} />);
    return onClose;
  };

  it('sends what was shown and what is to be, and closes', async () => {
    const onClose = open();
    fireEvent.change(screen.getByLabelText('Points'), { target: { value: '12' } });
    await userEvent.selectOptions(screen.getByLabelText('After the due date'), 'percentPerDay');
    await userEvent.click(button('Save'));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const shown = { points: 10, opensAt: null, dueAt: due.instant, latePolicy: 'none', latePercent: 0 };
    const wanted = { points: 12, opensAt: '', dueAt: due.wall, latePolicy: 'percentPerDay', latePercent: 10 };
    expect(answer).toHaveBeenCalledWith('c1', 'a1', shown, wanted);
  });

  it('asks for the percentage only where there is one', async () => {
    open();
    expect(screen.queryByLabelText('Percent lost for each day begun')).toBeNull();
    await userEvent.selectOptions(screen.getByLabelText('After the due date'), 'percentPerDay');
    expect(screen.getByLabelText('Percent lost for each day begun')).toBeTruthy();
  });

  it('says beside the date that it does not exist, goes there, and keeps all that was typed', async () => {
    refuse(null, { dueAt: 'The due date does not exist.' });
    const onClose = open();
    const field = screen.getByLabelText('Due');
    fireEvent.change(field, { target: { value: '2026-03-29T02:30' } });
    fireEvent.change(screen.getByLabelText('Points'), { target: { value: '7' } });
    await userEvent.click(button('Save'));
    await screen.findByText('The due date does not exist.');
    expect(errorOf(field)).toContain('The due date does not exist.');
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', '2026-03-29T02:30');
    expect(screen.getByLabelText('Points')).toHaveProperty('value', '7');
    expect(screen.queryByRole('alert')).toBeNull();
    expect(onClose).not.toHaveBeenCalled();
    fireEvent.change(field, { target: { value: '2026-03-29T03:30' } });
    expect(screen.queryByText('The due date does not exist.')).toBeNull();
  });

  it('says as a whole what is about no field of it, and a connection that was lost', async () => {
    refuse('A colleague changed it meanwhile.', { maxScore: 'Too high.' });
    const onClose = open();
    await userEvent.click(button('Save'));
    expect((await screen.findByRole('alert')).textContent).toBe('A colleague changed it meanwhile. Too high.');
    await settled('Save');
    answer.mockRejectedValue(new TypeError('Failed to fetch'));
    await userEvent.click(button('Save'));
    await vi.waitFor(() => expect(screen.getByRole('alert').textContent).toContain('could not be reached'));
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('giving assignments', () => {
  const assignable = [
    { exerciseId: 'e1', title: 'ReLU', maxScore: 10, questions: 0 },
    { exerciseId: 'e2', title: 'Softmax', maxScore: 8, questions: 2 },
  ];
  const open = (given: readonly string[] = []) => {
    const onClose = vi.fn();
    show(<AddDialog {...common} assignable={assignable} given={new Set(given)} onClose={onClose} />);
    return onClose;
  };

  it('sends those chosen with their points and dates', async () => {
    const onClose = open();
    await userEvent.click(button('All exercises'));
    fireEvent.change(screen.getByLabelText('Points of Softmax'), { target: { value: '20' } });
    fireEvent.change(screen.getByLabelText('Due'), { target: { value: '2026-12-24T18:00' } });
    await userEvent.click(button('Give these 2'));
    await vi.waitFor(() => expect(onClose).toHaveBeenCalledOnce());
    const items = [
      { exerciseId: 'e1', part: 'exercise', points: 10 },
      { exerciseId: 'e2', part: 'exercise', points: 20 },
    ];
    const dates = { opensAt: '', dueAt: '2026-12-24T18:00', latePolicy: 'none', latePercent: 10 };
    expect(answer).toHaveBeenCalledWith('c1', items, dates);
  });

  it('nothing chosen is nothing to send, and nothing left is said', () => {
    open(['e1 exercise', 'e2 exercise', 'e2 lesson']);
    expect(screen.getByText('The class has everything that there is to give.')).toBeTruthy();
    expect(button('Give it')).toHaveProperty('disabled', true);
  });

  it('refused, keeps what was chosen and says of the date what is wrong with it', async () => {
    refuse('One of them is not open to this class.', { opensAt: 'The opening date is not complete.' });
    const onClose = open();
    await userEvent.click(screen.getByLabelText('Softmax'));
    await userEvent.click(button('Give it'));
    expect((await screen.findByRole('alert')).textContent).toBe('One of them is not open to this class.');
    expect(errorOf(screen.getByLabelText('Opens'))).toContain('not complete');
    expect(screen.getByLabelText('Softmax')).toHaveProperty('checked', true);
    expect(onClose).not.toHaveBeenCalled();
  });
});

describe('extensions', () => {
  const targets = {
    students: [{ id: 's1', name: 'Ada', email: 'ada@school.edu' }],
    sections: [{ id: 'm', name: 'Monday' }],
  };
  const later = { instant: '2026-12-05T11:00:00.000Z', wall: '2026-12-05T12:00' };
  const given = { id: 'x1', userId: 's1', sectionId: null, name: 'Ada', dueAt: later, reason: 'ill' };
  const open = (extensions: AssignmentItem['extensions'] = []) =>
    show(<ExtensionsDialog {...common} item={{ ...item, extensions }} targets={targets} onClose={vi.fn()} />);
  const choose = async (name: string) => {
    await userEvent.click(screen.getByRole('combobox', { name: 'For' }));
    await userEvent.click(await screen.findByRole('option', { name, hidden: true }));
  };

  it('none yet, and nobody chosen, is nothing to give', () => {
    open();
    expect(screen.getByText('No extensions yet.')).toBeTruthy();
    expect(button('Give the extension')).toHaveProperty('disabled', true);
  });

  it('are given to a section, and the form is ready for the next', async () => {
    open();
    await choose('Monday');
    fireEvent.change(screen.getByLabelText('New due date'), { target: { value: later.wall } });
    await userEvent.type(screen.getByLabelText('Reason'), 'snow');
    await userEvent.click(button('Give the extension'));
    await vi.waitFor(() => expect(screen.getByLabelText('Reason')).toHaveProperty('value', ''));
    const sent = { userId: null, sectionId: 'm', dueAt: later.wall, reason: 'snow', replaces: null };
    expect(answer).toHaveBeenCalledWith('c1', 'a1', sent);
  });

  it('whoever has one is shown it, to be changed', async () => {
    open([given]);
    await choose('Ada, ada@school.edu');
    expect(screen.getByLabelText('Reason')).toHaveProperty('value', 'ill');
    expect(screen.getByLabelText('New due date')).toHaveProperty('value', later.wall);
    await userEvent.click(button('Change the extension'));
    expect(answer.mock.lastCall?.[2]).toMatchObject({ userId: 's1', replaces: later.instant });
  });

  it('refused, keep date, reason and person, with the error beside the date', async () => {
    refuse(null, { dueAt: 'The new due date is not complete.' });
    open();
    await choose('Ada, ada@school.edu');
    await userEvent.type(screen.getByLabelText('Reason'), 'ill');
    await userEvent.click(button('Give the extension'));
    await screen.findByText('The new due date is not complete.');
    expect(errorOf(screen.getByLabelText('New due date'))).toContain('not complete');
    expect(screen.getByLabelText('Reason')).toHaveProperty('value', 'ill');
    await settled('Give the extension');
  });

  it('that could not be taken back stay, and say why', async () => {
    refuse('It is taken back already.');
    open([given]);
    await userEvent.click(button('Take back the extension of Ada'));
    expect((await screen.findByRole('alert')).textContent).toBe('It is taken back already.');
    expect(answer).toHaveBeenCalledWith('c1', 'x1');
    expect(screen.getByText(/until/)).toBeTruthy();
  });
});
