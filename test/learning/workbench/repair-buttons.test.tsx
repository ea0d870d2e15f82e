import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { RepairButtons } from '@/app/exercises/[slug]/workbench/results/repair-buttons';
import { mended, type Repair } from '@/lib/core/grader/stray-characters';

beforeAll(() => {
  // Mantine asks for it; happy-dom has none that answers.
  window.matchMedia ??= vi.fn();
});
afterEach(cleanup);

function show(source: string) {
  const onMend = vi.fn<(repairs: readonly Repair[]) => void>();
  render(
    <MantineProvider env="test">
      <RepairButtons source={source} onMend={onMend} />
    </MantineProvider>,
  );
  return { press: (name: RegExp) => userEvent.click(screen.getByRole('button', { name })), onMend };
}

test('the first character is replaced, or all of them', async () => {
  const source = 'log(“z”);\nconst a = 1 −2;';
  const { press, onMend } = show(source);
  await press(/^Replace the character in line 1, column 5$/);
  expect(mended(source, onMend.mock.lastCall?.[0] ?? [])).toBe('log("z”);\nconst a = 1 −2;');
  await press(/^Replace all 3$/);
  expect(mended(source, onMend.mock.lastCall?.[0] ?? [])).toBe('log("z");\nconst a = 1 -2;');
});

test('of one character there is no other to replace', () => {
  show('const a = 1 −2;');
  expect(screen.getAllByRole('button')).toHaveLength(1);
});

test('where nothing is stray there is nothing to press', () => {
  show("const a = '“';");
  expect(screen.queryByRole('button')).toBeNull();
});
