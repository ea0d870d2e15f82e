import { expect, test } from 'vitest';
import { historyLimit, withMeasurement } from '@/lib/engine/lab/history';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { measurement } from './measurements';

function historyOf(steps: Iterable<number>): Measurement[] {
  let history: Measurement[] = [];
  for (const step of steps) history = withMeasurement(history, measurement({ step }));
  return history;
}

function* every(stride: number, last: number): Iterable<number> {
  for (let step = 0; step <= last; step += stride) yield step;
}

test('a short run is kept whole', () => {
  expect(historyOf(every(1, 500)).map(({ step }) => step)).toEqual([...every(1, 500)]);
});

test('a run of 200,000 steps is bounded, and even from its first step to its newest', () => {
  const steps = historyOf(every(7, 200_000)).map(({ step }) => step);
  expect(steps.length).toBeLessThanOrEqual(historyLimit);
  expect(steps.length).toBeGreaterThan(historyLimit / 3);
  expect(steps[0]).toBe(0);
  expect(steps.at(-1)).toBe(199_997);
  const gaps = steps.slice(1, -1).map((step, index) => step - (steps[index] ?? 0));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(2 * Math.min(...gaps));
});

test('how the steps were taken makes no difference to which are kept', () => {
  const [slow, fast] = [historyOf(every(1, 4096)), historyOf(every(8, 4096))];
  expect(fast.map(({ step }) => step)).toEqual(slow.map(({ step }) => step));
});
