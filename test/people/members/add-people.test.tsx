/** The forms that bring people into a class and sort them, against a server that refuses. */
import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { InviteColleague } from '@/app/teach/classes/[classId]/people/invite-colleague';
import { Sections } from '@/app/teach/classes/[classId]/people/sections';
import type { FormResult } from '@/lib/platform/http/form-result';
import { show } from '../../helpers/show';

const { invite, create, rename } = vi.hoisted(() => ({
  invite: vi.fn<(classId: string, previous: unknown, form: FormData) => Promise<FormResult<string>>>(),
  create: vi.fn<(classId: string, previous: unknown, form: FormData) => Promise<FormResult>>(),
  rename: vi.fn<(classId: string, id: string, previous: unknown, form: FormData) => Promise<FormResult>>(),
}));
vi.mock('@/lib/people/members/staff-actions', () => ({ inviteColleagueAction: invite }));
vi.mock('@/lib/people/members/people-actions', () => ({
  ...{ createSectionAction: create, renameSectionAction: rename },
  ...{ deleteSectionAction: vi.fn(), restoreSectionAction: vi.fn() },
}));
beforeEach(() => vi.resetAllMocks());
afterEach(cleanup);
const button = (name: string) => screen.getByRole('button', { name });

describe('inviting a colleague', () => {
  const fillIn = async (email: string) => {
    show(<InviteColleague classId="c1" />);
    await userEvent.type(screen.getByLabelText(/^E-mail/), email);
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'instructor');
    await userEvent.click(button('Make the link'));
  };

  it('shows the link that is to be handed over', async () => {
    invite.mockResolvedValue({ ok: true, value: 'https://nabla.example/join/abc' });
    await fillIn('bo@school.edu');
    expect((await screen.findByTestId('invitation-link')).textContent).toBe('https://nabla.example/join/abc');
    expect(Object.fromEntries(invite.mock.lastCall?.[2] ?? [])).toEqual({ email: 'bo@school.edu', role: 'instructor' });
  });

  it('refused, says beside the address what is wrong until it is changed, and keeps role and address', async () => {
    invite.mockResolvedValue({ ok: false, message: null, errors: { email: 'They are on the staff already.' } });
    await fillIn('ada@school.edu');
    await screen.findByText('They are on the staff already.');
    const field = screen.getByLabelText(/^E-mail/);
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(field).toHaveProperty('value', 'ada@school.edu');
    expect(screen.getByLabelText('Role')).toHaveProperty('value', 'instructor');
    await userEvent.type(field, 'x');
    expect(screen.queryByText('They are on the staff already.')).toBeNull();
  });

  it('without a connection says so and shows no link', async () => {
    invite.mockRejectedValue(new TypeError('Failed to fetch'));
    await fillIn('bo@school.edu');
    expect((await screen.findByRole('alert')).textContent).toContain('could not be reached');
    expect(screen.queryByTestId('invitation-link')).toBeNull();
    expect(screen.getByLabelText(/^E-mail/)).toHaveProperty('value', 'bo@school.edu');
  });
});

describe('sections', () => {
  const monday = { id: 'm', name: 'Monday', students: 2, extensions: 0 };

  it('none yet say what they are for, and whoever only assists has no form', () => {
    show(<Sections classId="c1" sections={[]} manages={false} />);
    expect(screen.getByText(/No sections/)).toBeTruthy();
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('of a name that is taken are refused beside the name, which stays', async () => {
    create.mockResolvedValue({ ok: false, message: null, errors: { name: 'There is a section of this name.' } });
    show(<Sections classId="c1" sections={[monday]} manages />);
    await userEvent.type(screen.getByLabelText('Name of a new section'), 'Monday');
    await userEvent.click(button('Add the section'));
    await screen.findByText('There is a section of this name.');
    expect(screen.getByLabelText('Name of a new section')).toHaveProperty('value', 'Monday');
  });

  it('are renamed in their place; the error stands there, not in the form for a new one', async () => {
    rename.mockResolvedValue({ ok: false, message: null, errors: { name: 'Give it a name.' } });
    show(<Sections classId="c1" sections={[monday]} manages />);
    await userEvent.click(button('Rename Monday'));
    await userEvent.type(screen.getByLabelText('New name of Monday'), ' lab');
    await userEvent.click(button('Rename'));
    await screen.findByText('Give it a name.');
    const field = screen.getByLabelText('New name of Monday');
    expect(field.getAttribute('aria-invalid')).toBe('true');
    expect(document.activeElement).toBe(field);
    expect(screen.getByLabelText('Name of a new section').getAttribute('aria-invalid')).not.toBe('true');
    await userEvent.click(button('Cancel'));
    expect(screen.getByText('2 students')).toBeTruthy();
  });
});
