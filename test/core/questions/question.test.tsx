/** The question as a student meets it, with the server's answers played back. */
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Question } from '@/app/lessons/question';
import type { ShownQuestion, ShownVerdict } from '@/lib/core/questions/wire';

const slope: ShownQuestion = {
  id: 'largest-slope',
  kind: 'single',
  promptHtml: '<p>How steep at most?</p>',
  optionNames: [0, 1],
  optionsHtml: ['one', 'a quarter'],
  optionsSpoken: [null, null],
  saved: null,
  isKept: false,
};
const wrong: ShownVerdict = {
  tries: null,
  correct: false,
  incomplete: false,
  remarks: [{ option: 0, right: false, html: '<p>That is the height.</p>' }],
};
const right: ShownVerdict = {
  tries: null,
  correct: true,
  incomplete: false,
  remarks: [{ option: 1, right: true, html: '<p>Half times half.</p>' }],
};

const sent: unknown[] = [];
let verdict: ShownVerdict = wrong;
beforeEach(() => {
  sent.length = 0;
  localStorage.clear();
  vi.stubGlobal('fetch', async (address: string, init: RequestInit) => {
    sent.push([address, JSON.parse(String(init.body))]);
    return Response.json(verdict);
  });
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const show = (question: Partial<ShownQuestion> = {}) =>
  render(<Question slug="sigmoid" question={{ ...slope, ...question }} />);

test('a wrong answer is explained, and another try is right', async () => {
  const user = userEvent.setup();
  show();
  verdict = wrong;
  await user.click(screen.getByRole('radio', { name: 'one' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('That is the height.')).toBeDefined();
  expect(screen.getByRole('status').textContent).toBe('Not right yet.');

  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(screen.queryByText('That is the height.')).toBeNull();
  expect(screen.getByRole('status').textContent).toBe('');

  verdict = right;
  await user.click(screen.getByRole('radio', { name: 'a quarter' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('Half times half.')).toBeDefined();
  expect(sent).toEqual([
    ['/api/questions/sigmoid/largest-slope', { kind: 'options', chosen: [0] }],
    ['/api/questions/sigmoid/largest-slope', { kind: 'options', chosen: [1] }],
  ]);
});

test('options are named as the page was told, whatever their order, and tries are counted for visitors too', async () => {
  const user = userEvent.setup();
  show({ optionNames: [5, 3] });
  verdict = { ...wrong, remarks: [{ option: 5, right: false, html: '<p>That is the height.</p>' }] };
  await user.click(screen.getByRole('radio', { name: 'one' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('That is the height.')).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await user.click(screen.getByRole('radio', { name: 'one' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('Not right yet. 2 tries so far.')).toBeDefined();
  verdict = { ...right, remarks: [] };
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await user.click(screen.getByRole('radio', { name: 'a quarter' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('Right.')).toBeDefined();
  expect(sent.map((one) => JSON.stringify(one))).toEqual([
    expect.stringContaining('[5]'),
    expect.stringContaining('[5]'),
    expect.stringContaining('[3]'),
  ]);
  cleanup();
  show({ isKept: true, optionNames: [5, 3] });
  await screen.findByRole('button', { name: 'Answer again' });
  expect(sent.at(-1)).toEqual([
    '/api/questions/sigmoid/largest-slope',
    { kind: 'options', chosen: [3], earlierTries: 2, asVisitor: true },
  ]);
});

test('right at once is said to be the first try', async () => {
  const user = userEvent.setup();
  show();
  verdict = right;
  await user.click(screen.getByRole('radio', { name: 'a quarter' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText('Right at the first try.')).toBeDefined();
});

test('a number that could be two is asked back, not sent', async () => {
  const user = userEvent.setup();
  show({ kind: 'numeric', optionNames: [], optionsHtml: [] });
  await user.type(screen.getByRole('textbox'), '1,000{Enter}');
  expect(screen.getByRole('status').textContent).toBe('Do you mean 1000 or 1.000? Type it that way.');
  expect(sent).toEqual([]);
});

test('nothing chosen is asked for, not sent', async () => {
  const user = userEvent.setup();
  show();
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(screen.getByRole('status').textContent).toBe('Choose an answer first.');
  expect(sent).toEqual([]);
});

test('a visitor who comes back finds what they answered', async () => {
  const user = userEvent.setup();
  verdict = right;
  const { unmount } = show();
  await user.click(screen.getByRole('radio', { name: 'a quarter' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  await screen.findByText('Half times half.');
  unmount();
  show();
  expect((await screen.findByText('You answered this right.')).textContent).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'a quarter' }).checked).toBe(true);
});

test('after signing in, what a visitor answered becomes the account’s, once', async () => {
  localStorage.setItem(
    'nabla.answer.sigmoid.largest-slope',
    JSON.stringify({ answer: { kind: 'options', chosen: [1] }, correct: true }),
  );
  verdict = right;
  show({ isKept: true });
  expect(await screen.findByText('Half times half.')).toBeDefined();
  expect(sent).toHaveLength(1);
  expect(localStorage.length).toBe(0);
});

test('a number is taken as people type it', async () => {
  const user = userEvent.setup();
  verdict = {
    tries: 1,
    correct: true,
    incomplete: false,
    remarks: [{ option: null, right: true, html: '<p>Yes.</p>' }],
  };
  show({ kind: 'numeric', optionsHtml: [] });
  await user.type(screen.getByRole('textbox'), '1/4{Enter}');
  expect(await screen.findByText('Yes.')).toBeDefined();
  expect(sent).toEqual([['/api/questions/sigmoid/largest-slope', { kind: 'number', value: 0.25 }]]);
});

test('when the server does not answer, the answer stays and can be sent again', async () => {
  const user = userEvent.setup();
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('offline')));
  show();
  await user.click(screen.getByRole('radio', { name: 'one' }));
  await user.click(screen.getByRole('button', { name: 'Check' }));
  expect(await screen.findByText(/the server did not answer/)).toBeDefined();
  expect(screen.getByRole<HTMLInputElement>('radio', { name: 'one' }).checked).toBe(true);
  expect(screen.getByRole('button', { name: 'Check' })).toBeDefined();
});
