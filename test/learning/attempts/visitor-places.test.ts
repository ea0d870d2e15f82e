import { expect, test, vi } from 'vitest';
import { visitorPlaces } from '@/lib/learning/attempts/visitor-places';
import { TooManyRequests } from '@/lib/platform/http/errors';

test('as many run as there are places, the others in their order, and one too many is refused', async () => {
  const places = visitorPlaces({ atOnce: 1, waiting: 2 });
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const work = (name: string) =>
    places.run(
      () =>
        new Promise<string>((resolve) => {
          began.push(name);
          ends.set(name, () => resolve(name));
        }),
    );
  const [first, second, third] = [work('first'), work('second'), work('third')];
  await expect(work('fourth')).rejects.toThrow(TooManyRequests);
  expect(began).toEqual(['first']);
  ends.get('first')?.();
  expect(await first).toBe('first');
  await vi.waitFor(() => expect(began).toEqual(['first', 'second']));
  ends.get('second')?.();
  expect(await second).toBe('second');
  await vi.waitFor(() => expect(began).toHaveLength(3));
  ends.get('third')?.();
  expect(await third).toBe('third');
});

test('work that fails frees its place', async () => {
  const places = visitorPlaces({ atOnce: 1, waiting: 0 });
  await expect(places.run(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await places.run(async () => 'yes')).toBe('yes');
});
