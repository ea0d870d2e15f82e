/** The checks of exercise.yaml as forms: every change is one of the text, and what cannot be undone is never offered. */
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ChecksOutline } from '@/app/teach/exercises/[slug]/outline';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { show } from '../../helpers/show';

afterEach(cleanup);

const yaml = `title: Softplus
functions:
  - signature: "softplus(z: number): number"
checks:
  - name: One
    kind: matches
    function: softplus
    points: 2
  - name: Two # keep me
    kind: matches
    function: softplus
    visibility: hidden
`;

interface PageProps {
  readonly start: string;
  readonly diagnostics: readonly Diagnostic[];
  readonly onText: (text: string) => void;
  readonly onShow: (line: number) => void;
  readonly undo: () => readonly string[];
}

/** A page that keeps the text. */
function Page({ start, diagnostics, onText, onShow, undo }: PageProps) {
  const [text, setText] = useState(start);
  const change = (next: string) => {
    onText(next);
    setText(next);
    return undo;
  };
  return <ChecksOutline yaml={text} diagnostics={diagnostics} onChange={change} onShow={onShow} />;
}

/** `texts`: every text that it had. */
function open(start = yaml, diagnostics: readonly Diagnostic[] = []) {
  const texts: string[] = [];
  const onShow = vi.fn();
  const undo = vi.fn((): readonly string[] => []);
  show(<Page {...{ start, diagnostics, onShow, undo }} onText={(text) => texts.push(text)} />);
  return { texts, onShow, undo };
}

async function openCheck(name: string): Promise<ReturnType<typeof within>> {
  const control = screen.getByRole('button', { name: new RegExp(name) });
  await userEvent.click(control);
  const panel = document.getElementById(control.getAttribute('aria-controls') ?? '');
  if (!panel) throw new Error(`The check ${name} has no panel.`);
  return within(panel);
}

describe('the outline', () => {
  it('counts checks, hidden ones and points', () => {
    open();
    expect(screen.getByText('2 checks, 1 of them hidden, 3 points together.')).toBeTruthy();
  });

  it('says that there is no form while the text is no YAML', () => {
    open('checks: [');
    expect(screen.getByText('No form for now')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Add a check' })).toBeNull();
  });

  it('of no checks offers the first', () => {
    open('title: Empty\nchecks: []\n');
    expect(screen.getByText('0 checks, 0 of them hidden, 0 points together.')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Add a check' })).toBeTruthy();
  });

  it('counts errors at their check alone, and tells them in its form', async () => {
    const wrong = { severity: 'error', file: 'exercise.yaml', line: 5, field: 'checks[0].points' } as const;
    open(yaml, [{ ...wrong, message: 'Points are whole.', fix: 'Write 2.' }]);
    expect(screen.getByRole('button', { name: /One/ }).textContent).toContain('1 error');
    expect(screen.getByRole('button', { name: /Two/ }).textContent).not.toContain('error');
    expect((await openCheck('One')).getByText(/Points are whole\. Write 2\./)).toBeTruthy();
  });

  it('moves a check with its comments, and not beyond the ends', async () => {
    const { texts } = open();
    const first = await openCheck('One');
    expect(first.getByRole('button', { name: 'Move up' }).hasAttribute('disabled')).toBe(true);
    await userEvent.click(first.getByRole('button', { name: 'Move down' }));
    expect(texts.at(-1)?.indexOf('Two # keep me')).toBeLessThan(texts.at(-1)?.indexOf('name: One') ?? 0);
    const last = await openCheck('One');
    expect(last.getByRole('button', { name: 'Move down' }).hasAttribute('disabled')).toBe(true);
  });

  it('duplicates a check right after it, under a name of its own', async () => {
    const { texts } = open();
    await userEvent.click((await openCheck('One')).getByRole('button', { name: 'Duplicate' }));
    expect(texts.at(-1)).toMatch(/name: One\n[\s\S]*name: "?One \(copy\)"?\n[\s\S]*name: Two/);
  });

  it('deletes a check and says how to take that back', async () => {
    const { texts, undo } = open();
    await userEvent.click((await openCheck('One')).getByRole('button', { name: 'Delete' }));
    expect(texts.at(-1)).not.toContain('name: One');
    expect(await screen.findByText('The check “One” was deleted.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    expect(undo).toHaveBeenCalledOnce();
  });

  it('names what could not be taken back', async () => {
    const { undo } = open();
    undo.mockReturnValue(['exercise.yaml']);
    await userEvent.click((await openCheck('One')).getByRole('button', { name: 'Delete' }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/left as it is: exercise\.yaml/)).toBeTruthy();
  });

  it('shows a check in the text', async () => {
    const { onShow } = open();
    await userEvent.click((await openCheck('Two')).getByRole('button', { name: 'Show in the text' }));
    expect(onShow).toHaveBeenCalledWith(9);
  });

  it('adds a check of the kind that was chosen', async () => {
    const { texts } = open();
    await userEvent.click(screen.getByRole('button', { name: 'Add a check' }));
    const [kind] = await screen.findAllByRole('menuitem');
    if (kind) await userEvent.click(kind);
    expect(texts.at(-1)).toContain('New check');
    expect(screen.getByText(/^3 checks/)).toBeTruthy();
  });
});

describe('the form of a check', () => {
  it('writes a name when the field is left, not while it is typed', async () => {
    const { texts } = open();
    const name = (await openCheck('One')).getByRole('textbox', { name: 'Name' });
    await userEvent.clear(name);
    await userEvent.type(name, 'First');
    expect(texts).toEqual([]);
    await userEvent.tab();
    expect(texts).toHaveLength(1);
    expect(texts[0]).toBe(yaml.replace('name: One', 'name: First'));
  });

  it('leaves the text alone when nothing was changed', async () => {
    const { texts } = open();
    await userEvent.click((await openCheck('One')).getByRole('textbox', { name: 'Name' }));
    await userEvent.tab();
    expect(texts).toEqual([]);
  });

  it('hides a check', async () => {
    const { texts } = open();
    await userEvent.click((await openCheck('One')).getByRole('radio', { name: /hidden/i }));
    expect(texts.at(-1)?.match(/visibility: hidden/g)).toHaveLength(2);
  });
});
