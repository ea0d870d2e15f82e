import { Text } from '@mantine/core';
import { StandingText } from '@/app/shell/standing-text';
import type { ReceivedStanding } from '@/lib/learning/workbench/endpoints';

/** What counts of the attempts in each class that gives the exercise, after lateness. */
export function Standings({ standings }: { standings: readonly ReceivedStanding[] }) {
  return standings.map(({ className, dueAt, extended, ...standing }) => (
    <Text key={className} size="sm">
      <strong>{className}</strong>: <StandingText standing={standing} due={{ at: dueAt, extended }} />
    </Text>
  ));
}
