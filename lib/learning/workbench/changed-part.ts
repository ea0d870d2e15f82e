/** The one stretch in which two texts differ. */
export interface ChangedPart {
  /** In characters of the text before. */
  readonly start: number;
  readonly end: number;
  /** What stands there afterwards. */
  readonly text: string;
}

export function changedPart(before: string, after: string): ChangedPart {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1;
  return { start, end: before.length - same, text: after.slice(start, after.length - same) };
}
