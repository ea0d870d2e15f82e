import { Button, Card, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import type { ExportFormat } from '@/lib/teaching/gradebook/export/format';

interface Props {
  readonly classId: string;
  /** The usual one first. */
  readonly formats: readonly Pick<ExportFormat, 'name' | 'label' | 'description'>[];
}

/** Each format with its download. */
export function FormatCards({ classId, formats }: Props) {
  return (
    <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
      {formats.map(({ name, label, description }, index) => (
        <Card key={name} withBorder radius="md" padding="lg">
          <Title order={2} fz="lg" mb={4}>
            {label}
          </Title>
          <Text size="sm" c="dimmed" mb="md" style={{ flex: 1 }}>
            {description}
          </Text>
          <Group>
            <Button
              component="a"
              href={`/api/classes/${classId}/grades/${name}`}
              download
              variant={index === 0 ? 'filled' : 'light'}
              leftSection={<IconDownload size={16} aria-hidden />}
              aria-label={`Download: ${label}`}
            >
              Download
            </Button>
          </Group>
        </Card>
      ))}
    </SimpleGrid>
  );
}
