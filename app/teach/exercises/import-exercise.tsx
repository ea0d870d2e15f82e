'use client';

/** A zip from elsewhere: looked at first, with everything that is wrong with it, and stored when the author says so. */
import { Alert, Button, FileButton, Group, NativeSelect, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useRouter } from 'next/navigation';
import { type FormEvent, useRef, useState } from 'react';
import { studioPath } from '@/app/paths';
import type { ImportReport } from '@/lib/authoring/studio/exchange.server';
import { ImportFound } from './import-found';
import { inspectArchive, storeArchive } from './send-archive';

interface Props {
  readonly classes: readonly { readonly id: string; readonly name: string }[];
}

type State =
  | { readonly kind: 'empty' | 'reading' }
  | { readonly kind: 'failed'; readonly message: string }
  | {
      readonly kind: 'read';
      readonly file: File;
      /** The place in the zip that was chosen. */
      readonly from: string | null;
      readonly report: ImportReport;
      readonly isStoring: boolean;
      readonly refusal: string | null;
    };

export function ImportExercise({ classes }: Props) {
  const router = useRouter();
  const [state, setState] = useState<State>({ kind: 'empty' });
  const reset = useRef<() => void>(null);

  async function read(file: File | null, from: string | null = null): Promise<void> {
    if (!file) return;
    setState({ kind: 'reading' });
    const answer = await inspectArchive(file, from);
    setState(
      answer.kind === 'ok'
        ? { kind: 'read', file, from, report: answer.value, isStoring: false, refusal: null }
        : { kind: 'failed', message: answer.message },
    );
    // The same file may be chosen again once it is mended.
    reset.current?.();
  }

  async function store(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    if (state.kind !== 'read' || state.isStoring) return;
    const form = new FormData(event.currentTarget);
    setState({ ...state, isStoring: true, refusal: null });
    const answer = await storeArchive(state.file, state.from, String(form.get('slug')), String(form.get('classId')));
    if (answer.kind === 'ok') router.push(studioPath(answer.value.slug));
    else setState({ ...state, isStoring: false, refusal: answer.message });
  }

  return (
    <Paper withBorder p="lg" radius="md">
      <Title order={2} fz="lg">
        From a zip
      </Title>
      <Text size="sm" c="dimmed" mb="sm">
        A folder as the studio and the repository export it, or a repository’s download to take one from. You see
        everything that is wrong with it before anything is stored.
      </Text>
      <FileButton onChange={(file) => void read(file)} accept=".zip,application/zip" resetRef={reset}>
        {(props) => (
          <Button {...props} variant="default" loading={state.kind === 'reading'}>
            Choose a zip
          </Button>
        )}
      </FileButton>
      <div role="status">
        {state.kind === 'failed' && (
          <Alert color="red" variant="light" mt="md">
            {state.message}
          </Alert>
        )}
        {state.kind === 'read' && (
          <ImportFound file={state.file.name} report={state.report} onTake={(place) => void read(state.file, place)} />
        )}
      </div>
      {state.kind === 'read' && state.report.slug !== null && (
        <form onSubmit={(event) => void store(event)} key={`${state.file.name} ${state.from}`}>
          <Stack gap="md" mt="md">
            <Group grow align="start">
              <TextInput
                label="Short name"
                description={
                  state.report.taken ? 'There is an exercise of this name: choose another.' : 'In its address.'
                }
                name="slug"
                defaultValue={state.report.taken ? `${state.report.slug}-copy` : state.report.slug}
                required
                maxLength={60}
              />
              <NativeSelect
                label="For"
                description="Instructors of the class may edit it."
                name="classId"
                data={[
                  { value: '', label: 'the classes I assign it to' },
                  ...classes.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            </Group>
            {state.refusal && (
              <Alert color="red" variant="light">
                {state.refusal}
              </Alert>
            )}
            <Group gap="xs">
              <Button type="submit" loading={state.isStoring}>
                {state.report.bakes ? 'Import' : 'Import as a draft to mend'}
              </Button>
              <Button variant="subtle" onClick={() => setState({ kind: 'empty' })}>
                Leave it
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </Paper>
  );
}
