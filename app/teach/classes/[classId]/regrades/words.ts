/** A re-grading in words. */
import type { RegradeView } from '@/lib/teaching/regrading/read.server';

/** "14 change, 12 up, 2 down" */
export function describeCounts({ up, down, fault, same, waiting }: RegradeView['counts']): string {
  const graded = up + down + same + fault;
  if (graded === 0 && waiting > 0) return 'nothing graded yet';
  const changing = up + down;
  const first =
    changing === 0
      ? 'no score changes'
      : `${changing} ${changing === 1 ? 'changes' : 'change'}, ${up} up, ${down} down`;
  return fault === 0 ? first : `${first}, ${fault} could not be graded`;
}

export function describeState({ state, newest }: Pick<RegradeView, 'state' | 'newest'>): string {
  if (!newest && (state === 'previewing' || state === 'ready')) return 'Overtaken by a newer revision';
  return { previewing: 'Preview under way', ready: 'Waits for a decision', applied: 'Applied', cancelled: 'Cancelled' }[
    state
  ];
}
