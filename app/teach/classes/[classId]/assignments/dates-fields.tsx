'use client';

import { NativeSelect, NumberInput, SimpleGrid, TextInput } from '@mantine/core';
import { zoneName } from '@/lib/core/time/say-time';
import type { DatesInput } from '@/lib/teaching/assignments/actions';

interface Props {
  readonly value: DatesInput;
  /** Of the class: the times are on its clock. */
  readonly timeZone: string;
  readonly onChange: (value: DatesInput) => void;
}

/** Opening, due and what happens after. */
export function DatesFields({ value, timeZone, onChange }: Props) {
  const set = (change: Partial<DatesInput>) => onChange({ ...value, ...change });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2 }}>
      <TextInput
        type="datetime-local"
        label="Opens"
        description={`${zoneName(timeZone)}; empty: at once`}
        value={value.opensAt}
        onChange={(event) => set({ opensAt: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label="Due"
        description={`${zoneName(timeZone)}; empty: never`}
        value={value.dueAt}
        onChange={(event) => set({ dueAt: event.currentTarget.value })}
      />
      <NativeSelect
        label="After the due date"
        value={value.latePolicy}
        onChange={(event) => set({ latePolicy: readPolicy(event.currentTarget.value) })}
        data={[
          { value: 'none', label: 'work counts in full' },
          { value: 'percentPerDay', label: 'loses a percentage a day' },
          { value: 'hardStop', label: 'work does not count' },
        ]}
      />
      {value.latePolicy === 'percentPerDay' && (
        <NumberInput
          label="Percent lost for each day begun"
          value={value.latePercent}
          onChange={(percent) => set({ latePercent: Number(percent) })}
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

function readPolicy(value: string): DatesInput['latePolicy'] {
  return value === 'percentPerDay' || value === 'hardStop' ? value : 'none';
}
