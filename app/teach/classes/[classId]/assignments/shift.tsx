'use client';

import { Button, Group, NumberInput, Text } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';

interface Props {
  readonly count: number;
  readonly pending: boolean;
  readonly onShift: (days: number) => void;
}

/** All dates of those chosen, by whole days. */
export function Shift({ count, pending, onShift }: Props) {
  const [days, setDays] = useState<number | null>(7);
  function shift(event: SyntheticEvent): void {
    event.preventDefault();
    if (days) onShift(days);
  }
  return (
    <Group component="form" gap="xs" onSubmit={shift}>
      <Text size="sm">
        Shift the dates and extensions of {count === 1 ? 'the one' : `the ${count}`} chosen, on the calendar of the
        class, by
      </Text>
      <NumberInput
        aria-label="Days"
        size="xs"
        w={110}
        value={days ?? ''}
        onChange={(value) => setDays(value === '' ? null : Number(value))}
        allowDecimal={false}
        min={-400}
        max={400}
        suffix=" days"
        required
      />
      <Button type="submit" size="xs" variant="light" loading={pending} disabled={!days}>
        Shift
      </Button>
    </Group>
  );
}
