/** The measurements of a run, however long it is: evenly spaced over all of its steps, so that its curve stays whole. */
import type { Measurement } from './protocol';

/** More points than a chart has pixels would cost memory and time alone. */
export const historyLimit = 800;

/**
 * The history with one measurement more. Of each interval of steps the first is kept, and the newest always is. An interval
 * is the shortest power of two that keeps within the limit, so those of a longer run hold whole ones of a shorter.
 * @param history oldest first
 */
export function withMeasurement(history: readonly Measurement[], measurement: Measurement): Measurement[] {
  const length = 2 ** Math.max(0, Math.ceil(Math.log2(measurement.step / (historyLimit - 2))));
  const interval = ({ step }: Measurement) => Math.floor(step / length);
  const all = [...history, measurement];
  return all.filter((one, index) => {
    const before = all[index - 1];
    return before === undefined || one === measurement || interval(before) !== interval(one);
  });
}
