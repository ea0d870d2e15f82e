'use client';

import { NumberInput, type NumberInputProps } from '@mantine/core';

type Props = Omit<NumberInputProps, 'value' | 'onChange'> & {
  readonly value?: number;
  readonly onChange: (points: number) => void;
};

/** What a full score is worth. Cleared it is not zero: the form asks for a number. */
export function PointsInput({ value, onChange, ...props }: Props) {
  return (
    <NumberInput
      min={0}
      max={10_000}
      required
      withAsterisk={false}
      value={Number.isNaN(value) ? '' : value}
      onChange={(next) => onChange(next === '' ? Number.NaN : Number(next))}
      {...props}
    />
  );
}
