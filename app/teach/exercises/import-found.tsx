'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import type { ImportReport } from '@/lib/authoring/studio/exchange.server';
import { hasErrors } from '@/lib/core/exercise/diagnostics';
import { countOf } from '@/lib/core/text/count';
import { DiagnosticList } from './[slug]/bake/diagnostic-list';

interface Props {
  /** Its name. */
  readonly file: string;
  readonly report: ImportReport;
  /** Looks at the exercise at that place in the zip. */
  readonly onTake: (path: string) => void;
}

/** What was found in a zip, and a way on where it is not one exercise's folder. */
export function ImportFound({ file, report, onTake }: Props) {
  const { archive, baking, bakes, files, images, slug, places } = report;
  const found = [...archive, ...baking];
  return (
    <Stack gap="xs" mt="md">
      <Text fw={600}>{headline()}</Text>
      {found.length > 0 && <DiagnosticList diagnostics={found} onGoTo={undefined} />}
      {places.length > 0 && (
        <Group gap="xs" role="group" aria-label="Exercises in the zip">
          {places.map((place) => (
            <Button key={place.path} size="xs" variant="default" title={place.path} onClick={() => onTake(place.path)}>
              Take {place.slug}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );

  function headline(): string {
    if (places.length > 0) return `${file} cannot be taken as it is.`;
    if (hasErrors(archive)) return `${file} is refused.`;
    const sizes = `${countOf(files, 'file')}${images > 0 ? `, ${countOf(images, 'image')}` : ''}`;
    return `${slug ?? ''}: ${sizes}. ${bakes ? 'It bakes.' : 'It does not bake yet.'}`;
  }
}
