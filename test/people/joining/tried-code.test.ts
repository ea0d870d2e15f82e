import { expect, test, vi } from 'vitest';
import { tryOpening } from '@/lib/people/joining/tried-code.server';
import { freshDatabase } from '../../helpers/database';
import { makeClass } from '../../helpers/people';

const db = freshDatabase();
vi.mock('next/headers', () => ({ headers: async () => new Headers({ 'x-forwarded-for': '10.0.0.1' }) }));
const waits = vi.hoisted((): number[] => []);
vi.mock('node:timers/promises', () => ({ setTimeout: async (ms: number) => waits.push(ms) }));

test('the page of a join link counts wrong codes of an address, and the right one passes after a wait', async () => {
  const { joinCode, id } = await makeClass();
  expect(await tryOpening('WRONG')).toBeNull();
  await db().rateWindow.updateMany({ data: { count: 100 } });
  expect(await tryOpening(joinCode)).toMatchObject({ classId: id });
  expect(await tryOpening('WRONG')).toBeNull();
  expect(await tryOpening(joinCode)).toMatchObject({ classId: id });
  expect(waits).toEqual([500, 500, 1000]);
});
