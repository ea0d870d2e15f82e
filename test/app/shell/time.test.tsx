/** Instants as pages show them: one zone, named, on one kind of clock. */
import { cleanup, render, screen } from '@testing-library/react';
import { renderToString } from 'react-dom/server';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ReaderProvider } from '@/app/shell/reader';
import { Time, type TimeForm } from '@/app/shell/time';

afterEach(cleanup);

const at = new Date('2026-03-01T22:59:00Z');

function said(timeZone: string, clock: '12h' | '24h', form?: TimeForm): string {
  const { container } = render(
    <ReaderProvider timeZone={timeZone} clock={clock}>
      <Time at={at} form={form} />
    </ReaderProvider>,
  );
  return container.textContent;
}

describe('a time', () => {
  it.each([
    ['Europe/Berlin', '24h', '1 Mar 2026, 23:59, Berlin time'],
    ['Europe/Berlin', '12h', '1 Mar 2026, 11:59 pm, Berlin time'],
    ['Asia/Tokyo', '24h', '2 Mar 2026, 07:59, Tokyo time'],
    ['Asia/Tokyo', '12h', '2 Mar 2026, 7:59 am, Tokyo time'],
    ['America/New_York', '24h', '1 Mar 2026, 17:59, New York time'],
    ['America/New_York', '12h', '1 Mar 2026, 5:59 pm, New York time'],
  ] as const)('in %s by a clock of %s is %s', (timeZone, clock, text) => {
    expect(said(timeZone, clock)).toBe(text);
  });

  it('says less in the shorter forms, and the whole beside the pointer', () => {
    expect(said('Europe/Berlin', '24h', 'unnamed')).toBe('1 Mar 2026, 23:59');
    expect(screen.getByTitle('1 Mar 2026, 23:59, Berlin time').tagName).toBe('TIME');
    expect(said('Asia/Tokyo', '24h', 'day')).toBe('2 Mar 2026');
    expect(said('Asia/Tokyo', '24h', 'short')).toBe('2 Mar');
    expect(said('Asia/Tokyo', '12h', 'hour')).toBe('7:59 am');
  });

  it('of a class is told in its zone, on the reader’s clock', () => {
    const { container } = render(
      <ReaderProvider clock="12h">
        <ReaderProvider timeZone="Europe/Berlin">
          <Time at={at.toISOString()} />
        </ReaderProvider>
      </ReaderProvider>,
    );
    expect(container.textContent).toBe('1 Mar 2026, 11:59 pm, Berlin time');
  });

  it('follows the browser’s language where nothing else tells the clock', () => {
    vi.spyOn(navigator, 'language', 'get').mockReturnValue('de-DE');
    const { container } = render(
      <ReaderProvider timeZone="Europe/Berlin">
        <Time at={at} />
      </ReaderProvider>,
    );
    expect(container.textContent).toBe('1 Mar 2026, 23:59, Berlin time');
  });
});

describe('before the browser has taken over', () => {
  const of = (timeZone?: string) => (
    <ReaderProvider clock="24h" timeZone={timeZone}>
      <Time at={at} />
    </ReaderProvider>
  );

  function hydrate(page: React.ReactElement) {
    const container = document.body.appendChild(document.createElement('div'));
    container.innerHTML = renderToString(page);
    const before = container.textContent;
    // An error of hydration would be printed, which fails a test.
    render(page, { container, hydrate: true });
    return { before, after: container.textContent };
  }

  it('the class’s time stands already, and stays', () => {
    const { before, after } = hydrate(of('Asia/Tokyo'));
    expect(before).toBe('2 Mar 2026, 07:59, Tokyo time');
    expect(after).toBe(before);
  });

  it('the reader’s own is blank, and no other time stands in its place', () => {
    const { before, after } = hydrate(of());
    expect(before.trim()).toBe('');
    expect(after).toMatch(/^[12] Mar 2026, \d\d:\d\d, /);
  });
});
