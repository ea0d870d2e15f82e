/** The studio's files: which is open, which has errors, and new names that are refused before they are made. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FileList, NameDialog } from '@/app/teach/exercises/[slug]/file-list';
import type { Folder } from '@/lib/authoring/studio/limits';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { show } from '../../helpers/show';

afterEach(cleanup);

const files: Folder = {
  ...{ 'exercise.yaml': '', 'lesson.md': '', 'starter.ts': '', 'solution.ts': '' },
  ...{ 'mistakes/zero.ts': '', 'mistakes/identity.ts': '' },
};
const problem = (file: string, severity: Diagnostic['severity']): Diagnostic => ({
  ...{ file, severity, line: 1, field: null, message: 'm', fix: null },
});

function list(diagnostics: readonly Diagnostic[] = [], shown = files) {
  const calls = { onOpen: vi.fn(), onAdd: vi.fn() };
  show(<FileList files={shown} current="lesson.md" diagnostics={diagnostics} {...calls} />);
  return calls;
}
const nav = () => screen.getByRole('navigation', { name: 'Files' });

describe('the list of files', () => {
  it('names the open one, and opens another', async () => {
    const { onOpen } = list();
    expect(screen.getByRole('button', { current: true }).textContent).toBe('lesson.md');
    await userEvent.click(screen.getByRole('button', { name: 'zero.ts' }));
    expect(onOpen).toHaveBeenCalledWith('mistakes/zero.ts');
  });

  it('has the fixed four first, and the others by name in their folder', () => {
    list();
    const names = within(nav())
      .getAllByRole('listitem')
      .map((item) => item.textContent);
    expect(names).toEqual(['exercise.yaml', 'lesson.md', 'starter.ts', 'solution.ts', 'identity.ts', 'zero.ts']);
  });

  it('counts errors beside their file, and no warnings', () => {
    list([problem('solution.ts', 'error'), problem('solution.ts', 'error'), problem('starter.ts', 'warning')]);
    expect(screen.getByRole('button', { name: /solution\.ts/ }).textContent).toBe('solution.ts2 errors');
    expect(screen.getByRole('button', { name: /starter\.ts/ }).textContent).toBe('starter.ts');
  });

  it('adds a file to the folder that was asked for', async () => {
    const { onAdd } = list();
    await userEvent.click(screen.getByRole('button', { name: 'Add to mistakes' }));
    await userEvent.type(screen.getByRole('textbox', { name: 'Name' }), 'sign-forgotten{Enter}');
    expect(onAdd).toHaveBeenCalledWith('mistakes/sign-forgotten.ts');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a new name', () => {
  const ask = (initial?: string) => {
    const onName = vi.fn();
    const rest = { title: 'A known mistake', folder: 'mistakes' as const, files, onClose: vi.fn(), onName };
    show(<NameDialog {...rest} {...(initial && { initial })} />);
    return { onName, field: screen.getByRole('textbox', { name: 'Name' }) };
  };

  it('that is taken is refused with the reason', async () => {
    const { onName, field } = ask();
    await userEvent.type(field, 'zero{Enter}');
    expect(screen.getByText('There is a file of this name.')).toBeTruthy();
    expect(onName).not.toHaveBeenCalled();
  });

  it('that no file can have is refused with what is asked for', async () => {
    const { onName, field } = ask();
    await userEvent.type(field, 'Sign Forgotten{Enter}');
    expect(screen.getByText('Use lower-case words joined by hyphens.')).toBeTruthy();
    expect(onName).not.toHaveBeenCalled();
  });

  it('may be the old one when a file is renamed', async () => {
    const { onName, field } = ask('zero');
    await userEvent.type(field, '{Enter}');
    expect(onName).toHaveBeenCalledWith('mistakes/zero.ts');
  });
});
