import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { z } from 'zod';
import type { CheckReport } from '@/lib/core/grader/report';
import { countOf } from '@/lib/core/text/count';

interface Props {
  /** What the browser claims, as stored: anything may be in it. */
  readonly provisional: unknown;
  readonly checks: readonly CheckReport[];
}

const claim = z.object({ checks: z.array(z.object({ name: z.string(), outcome: z.string() })) });

/** The browser's verdict on public checks differs from ours: a forged page, or a difference between the two engines. */
export function DisagreementNote({ provisional, checks }: Props) {
  const claimed = claim.safeParse(provisional).data?.checks ?? [];
  const differing = checks.flatMap((check) => {
    const theirs = claimed.find(({ name }) => name === check.name);
    return theirs && theirs.outcome !== check.outcome ? [{ ...check, theirs: theirs.outcome }] : [];
  });
  return (
    <Alert
      color="orange"
      variant="light"
      mb="md"
      icon={<IconAlertTriangle aria-hidden />}
      title="The browser had found something else"
    >
      What the student’s browser reported for the public checks differs from the verdict. The verdict counts.
      {differing.length > 0 && (
        <details>
          <summary>{countOf(differing.length, 'check differs', 'checks differ')}</summary>
          {differing.map(({ name, outcome, theirs }) => (
            <div key={name}>
              “{name}”: {theirs} in the browser, {outcome} on the server.
            </div>
          ))}
        </details>
      )}
    </Alert>
  );
}
