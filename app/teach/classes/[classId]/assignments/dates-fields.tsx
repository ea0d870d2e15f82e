'use client';

import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import type { GetInputProps } from '@mantine/form';
import { zoneName } from '@/lib/core/time/say-time';
import type { DatesInput } from '@/lib/teaching/assignments/actions';

interface Props {
  /** What the form knows of a field: its value, how it changes, what is wrong with it. */
  readonly fields: (name: keyof DatesInput) => ReturnType<GetInputProps<DatesInput>>;
  readonly latePolicy: DatesInput['latePolicy'];
  /** Of the class: the times are on its clock. */
  readonly timeZone: string;
}

/** Opening, due and what happens after. */
export function DatesFields({ fields, latePolicy, timeZone }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        type="datetime-local"
        label="Opens"
        description={`${zoneName(timeZone)}; empty: at once`}
        {...fields('opensAt')}
      />
      <TextInput
        type="datetime-local"
        label="Due"
        description={`${zoneName(timeZone)}; empty: never`}
        {...fields('dueAt')}
      />
      <NativeSelect
        label="After the due date"
        {...fields('latePolicy')}
        data={[
          { value: 'none', label: 'work counts in full' },
          { value: 'percentPerDay', label: 'loses a percentage a day' },
          { value: 'hardStop', label: 'work does not count' },
        ]}
      />
      {latePolicy === 'percentPerDay' && (
        <NumberInput
          label="Percent lost for each day begun"
          {...fields('latePercent')}
          onChange={(percent) => fields('latePercent').onChange(Number(percent))}
          min={0}
          max={100}
          required
          withAsterisk={false}
          suffix=" %"
        />
      )}
    </SimpleGrid>
  );
}
