import { Alert } from '@mantine/core';
import { Time } from '@/app/shell/time';
import type { ReceivedScore } from '@/lib/learning/workbench/endpoints';

/** Scores that staff set by hand: they count in that class instead of what the code earned. */
export function SetScores({ scores }: { scores: readonly ReceivedScore[] }) {
  return scores.map(({ className, score, maxScore, reason, createdAt }) => (
    <Alert
      key={className}
      variant="light"
      title={`Your score in ${className} was set by staff: ${score} of ${maxScore}`}
    >
      “{reason}” (<Time at={createdAt} />) Your attempts keep the scores that they earned.
    </Alert>
  ));
}
