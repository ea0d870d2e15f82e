'use client';

import { NativeSelect, Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { own } from '@/lib/core/text/own';
import { type RosterColumns, type RosterField, rosterFields } from '@/lib/people/members/roster/fields';
import type { RosterPreview } from '@/lib/people/members/roster/import.server';

interface Props {
  readonly preview: RosterPreview;
  readonly pending: boolean;
  readonly onColumns: (columns: RosterColumns) => void;
}

const separatorNames: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};
const unused = '';

/** What each column of the file was taken for; every choice is tried at once. */
export function Columns({ preview: { header, hasHeader, separator, columns, examples }, pending, onColumns }: Props) {
  // Object.entries forgets the keys' type.
  const fieldAt = (column: number) =>
    (Object.entries(columns) as [RosterField, number][]).find(([, at]) => at === column)?.[0] ?? unused;

  function choose(column: number, field: string): void {
    const others = Object.entries(columns).filter(([name, at]) => name !== field && at !== column);
    onColumns(Object.fromEntries(field === unused ? others : [...others, [field, column]]));
  }

  return (
    <Paper withBorder p="md" radius="md" component="section" aria-labelledby="columns">
      <Title order={2} id="columns" fz="lg">
        The columns
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        Separated by {own(separatorNames, separator) ?? separator}
        {hasHeader ? ', with a header line.' : ', without a header line.'} Correct what was taken for something else.
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }}>
        {header.map((name, column) => (
          <NativeSelect
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place; two may have one name.
            key={column}
            label={name}
            description={examples[column] ? `such as ${examples[column]?.slice(0, 40)}` : 'empty'}
            value={fieldAt(column)}
            disabled={pending}
            onChange={(event) => choose(column, event.currentTarget.value)}
            data={[
              { value: unused, label: 'not used' },
              ...Object.entries(rosterFields).map(([value, label]) => ({ value, label })),
            ]}
          />
        ))}
      </SimpleGrid>
    </Paper>
  );
}
