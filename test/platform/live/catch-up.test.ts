/** What the class page reads when it hears news, against a server that does not always answer. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { BoardRefused, CatchUp, type Trouble } from '@/app/teach/classes/[classId]/matrix/catch-up';
import { NotAnswered } from '@/lib/platform/contract/query';
import type { ClassBoard } from '@/lib/teaching/board/class-board';

const board: ClassBoard = { readAt: 0, assigned: false, timeZone: 'UTC', columns: [], sections: [], rows: [] };

let asked: (string | null)[];
let shown: (string | null)[];
let troubles: Trouble[];
let answer: () => Promise<ClassBoard>;
let catchUp: CatchUp;

beforeEach(() => {
  vi.useFakeTimers();
  [asked, shown, troubles] = [[], [], []];
  answer = async () => board;
  const join = (ids: readonly string[] | null) => ids?.join() ?? null;
  catchUp = new CatchUp({
    read: (ids) => {
      asked.push(join(ids));
      return answer();
    },
    show: (_read, ids) => shown.push(join(ids)),
    report: (trouble) => troubles.push(trouble),
  });
});
afterEach(() => {
  vi.useRealTimers();
});

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('the first news are read at once, those that follow together', async () => {
  catchUp.students(['a']);
  await pass(0);
  expect(shown).toEqual(['a']);
  catchUp.students(['b']);
  catchUp.students(['c', 'b']);
  await pass(399);
  expect(asked).toEqual(['a']);
  await pass(1);
  expect(shown).toEqual(['a', 'b,c']);
  await pass(60_000);
  expect(asked).toHaveLength(2);
});

test('what could not be read is asked for again, ever more rarely, without any further news', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  catchUp.students(['a']);
  await pass(0);
  expect(troubles).toEqual(['unreachable']);
  await pass(60_000);
  expect(asked.length).toBeGreaterThan(5);
  expect(asked.length).toBeLessThan(12);
  answer = async () => board;
  await pass(15_000);
  expect(shown).toEqual(['a']);
  expect(troubles.at(-1)).toBeNull();
});

test('a server that asks for patience is not asked again before', async () => {
  answer = () => Promise.reject(new NotAnswered({ kind: 'busy', retryAfterMs: 30_000 }));
  catchUp.students(['a']);
  await pass(29_999);
  expect(asked).toEqual(['a']);
  answer = async () => board;
  await pass(1);
  expect(shown).toEqual(['a']);
});

test('a browser that is online again asks at once', async () => {
  answer = () => Promise.reject(new TypeError('Failed to fetch'));
  catchUp.everything();
  await pass(30_000);
  answer = async () => board;
  catchUp.retry();
  await pass(2000);
  expect(shown).toEqual([null]);
});

test('news that come while a request is on its way are read after it', async () => {
  let finish = (_: ClassBoard) => {};
  answer = () => new Promise((resolve) => (finish = resolve));
  catchUp.students(['a']);
  await pass(1000);
  catchUp.students(['a']);
  await pass(1000);
  expect(asked).toEqual(['a']);
  finish(board);
  await pass(400);
  expect(asked).toEqual(['a', 'a']);
});

test('many students are asked for by the hundred, and very many as the whole class', async () => {
  const ids = (count: number) => Array.from({ length: count }, (_, index) => `s${index}`);
  catchUp.students(ids(150));
  await pass(1000);
  expect(asked.map((text) => text?.split(',').length)).toEqual([100, 50]);
  catchUp.students(ids(301));
  await pass(10_000);
  expect(asked.slice(2)).toEqual([null]);
});

test('who is signed out or no longer staff is not asked for ever', async () => {
  answer = () => Promise.reject(new BoardRefused('signedOut'));
  catchUp.students(['a']);
  await pass(60_000);
  expect([asked, troubles]).toEqual([['a'], ['signedOut']]);
  catchUp.everything();
  await pass(60_000);
  expect(asked).toEqual(['a']);
});

test('a page that is left reads and shows nothing more', async () => {
  let finish = (_: ClassBoard) => {};
  answer = () => new Promise((resolve) => (finish = resolve));
  catchUp.students(['a']);
  await pass(0);
  catchUp.stop();
  finish(board);
  await pass(60_000);
  expect([asked, shown, troubles]).toEqual([['a'], [], []]);
});
