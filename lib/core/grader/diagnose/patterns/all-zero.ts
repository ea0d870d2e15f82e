import type { Pattern } from '../evidence';

/** Nothing is concluded from a case of which every right entry is 0, too. */
export const allZero: Pattern = ({ failing, right }) => {
  const cases = [...failing, ...right];
  const telling = failing.reduce(
    (sum, { expectedNumbers }) => sum + expectedNumbers.filter((value) => value !== 0).length,
    0,
  );
  if (telling < 2 || !cases.every(({ gotNumbers }) => gotNumbers.every((value) => value === 0))) return null;
  return 'Every number that came back here is 0.';
};
