import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { ReaderProvider } from '@/app/shell/reader';
import { Details } from '@/app/teach/classes/[classId]/log/details';

afterEach(cleanup);

function said(text: string): string {
  const { container } = render(
    <ReaderProvider timeZone="Europe/Berlin" clock="24h">
      <Details text={text} />
    </ReaderProvider>,
  );
  return container.textContent;
}

it('tells every instant of an entry on the class’s clock', () => {
  expect(said('from 2026-03-01T22:59:00.000Z to 2026-03-02T22:59:00.000Z · reason: ill')).toBe(
    'from 1 Mar 2026, 23:59 to 2 Mar 2026, 23:59 · reason: ill',
  );
});

it('tells those of old entries too, which were stored in words', () => {
  expect(said('exercise: ReLU · submitted: 2026-07-01 22:30 UTC · line: 3')).toBe(
    'exercise: ReLU · submitted: 2 Jul 2026, 00:30 · line: 3',
  );
});

it('leaves alone what is no instant', () => {
  expect(said('from Autumn 2026-03-01 to Winter')).toBe('from Autumn 2026-03-01 to Winter');
});
