'use client';

import { Button, Paper, Select, Stack, TextInput } from '@mantine/core';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { sayDone } from '@/app/teach/use-act';
import { changeClassAction } from '@/lib/teaching/classes/actions';

interface Props {
  readonly classId: string;
  readonly name: string;
  readonly timeZone: string;
  readonly timeZones: readonly string[];
  readonly editable: boolean;
}

export function ClassForm({ classId, name, timeZone, timeZones, editable }: Props) {
  const form = useFormAction(changeClassAction.bind(null, classId), () => sayDone('The settings are saved.'));
  const zones = timeZones.includes(timeZone) ? timeZones : [timeZone, ...timeZones];
  return (
    <Paper withBorder p="lg" radius="md">
      <form onSubmit={form.onSubmit}>
        <fieldset disabled={!editable} style={{ border: 0, margin: 0, padding: 0 }}>
          <Stack>
            <TextInput key={name} label="Name" {...form.field('name')} defaultValue={name} required maxLength={120} />
            <Select
              key={timeZone}
              label="Time zone"
              description="Due dates are set and shown to staff in it. Students see their own time."
              {...form.field('timeZone')}
              data={[...zones]}
              defaultValue={timeZone}
              searchable
              allowDeselect={false}
              disabled={!editable}
              limit={100}
              nothingFoundMessage="No such time zone. Type a city, such as Berlin."
            />
            <Refused message={form.message} />
            {editable && (
              <Button type="submit" loading={form.pending} style={{ alignSelf: 'start' }}>
                Save
              </Button>
            )}
          </Stack>
        </fieldset>
      </form>
    </Paper>
  );
}
