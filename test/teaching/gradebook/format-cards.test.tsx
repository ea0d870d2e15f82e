import { MantineProvider } from '@mantine/core';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { FormatCards } from '@/app/teach/classes/[classId]/grades/format-cards';

beforeAll(() => {
  window.matchMedia ??= vi.fn();
});
afterEach(cleanup);

it('each format has a card with its words and its download', () => {
  const formats = [
    { name: 'plain', label: 'Spreadsheet', description: 'A row per student.' },
    { name: 'lines', label: 'Lines', description: 'A name a line.' },
  ];
  render(
    <MantineProvider env="test">
      <FormatCards classId="c1" formats={formats} />
    </MantineProvider>,
  );
  expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual(['Spreadsheet', 'Lines']);
  expect(screen.getByText('A name a line.')).toBeDefined();
  const link = screen.getByRole('link', { name: 'Download: Lines' });
  expect(link.getAttribute('href')).toBe('/api/classes/c1/grades/lines');
  expect(link.hasAttribute('download')).toBe(true);
});
