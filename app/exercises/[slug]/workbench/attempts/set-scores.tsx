import { Alert } from '@mantine/core';
import type { ReceivedScore } from '@/lib/learning/workbench/endpoints';
import { When } from '../when';

/** Scores that staff set by hand: they count in that class instead of what the code earned. */
export function SetScores({ scores }: { scores: readonly ReceivedScore[] }) {
  return scores.map(({ className, score, maxScore, reason, createdAt }) => (
    <Alert
      key={className}
      variant="light"
      title={`Your score in ${className} was set by staff: ${score} of ${maxScore}`}
    >
      “{reason}” (<When date={createdAt} />) Your attempts keep the scores that they earned.
    </Alert>
  ));
}
