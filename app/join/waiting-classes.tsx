import { Alert, Stack } from '@mantine/core';
import type { WaitingClass } from '@/lib/people/joining/waiting.server';

/** Classes that somebody has asked to enter and is not in yet. */
export function WaitingClasses({ classes }: { classes: readonly WaitingClass[] }) {
  if (classes.length === 0) return null;
  return (
    <Stack gap="sm" mb="lg">
      {classes.map(({ classId, className, refused }) =>
        refused ? (
          <Alert key={classId} variant="light" color="red" title={`${className} did not let you in`}>
            Ask your instructor for a link of your own. Your work stays with your account.
          </Alert>
        ) : (
          <Alert key={classId} variant="light" title={`You wait to be let into ${className}`}>
            An instructor has to confirm that it is you, or open the link that the class has for your address. Until
            then you read and practise like anybody without a class, and your work is kept.
          </Alert>
        ),
      )}
    </Stack>
  );
}
