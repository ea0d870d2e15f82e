'use client';

import { Select } from '@mantine/core';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { LogPerson } from '@/lib/platform/audit/log.server';

interface Props {
  readonly here: string;
  readonly people: readonly LogPerson[];
  readonly chosen: string | null;
}

export function PersonFilter({ here, people, chosen }: Props) {
  const router = useRouter();
  return (
    <Select
      label="By or about"
      placeholder="Everybody"
      data={people.map(({ id, name }) => ({ value: id, label: name }))}
      value={chosen}
      onChange={(id) => router.push((id ? `${here}?person=${id}` : here) as Route)} // the log's own address
      searchable
      clearable
      limit={50}
      nothingFoundMessage="Nobody of this name was ever in the class."
      w={{ base: '100%', xs: 240 }}
    />
  );
}
