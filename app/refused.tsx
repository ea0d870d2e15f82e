import { Alert, type AlertProps } from '@mantine/core';

interface Props extends Pick<AlertProps, 'mt'> {
  /** Null: nothing was refused. */
  readonly message: string | null;
}

/** What was refused and why, announced, beside the form that asked for it. */
export function Refused({ message, mt }: Props) {
  return message === null ? null : (
    <Alert color="red" variant="light" mt={mt}>
      {message}
    </Alert>
  );
}
