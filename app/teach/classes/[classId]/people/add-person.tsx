'use client';

import { Button, Group, NativeSelect, Paper, TextInput, Title } from '@mantine/core';
import { useRef } from 'react';
import { useFormAction } from '@/app/account/use-form-action';
import { Refused } from '@/app/refused';
import { sayDone } from '@/app/teach/use-act';
import type { SectionView } from '@/lib/people/members/people.server';
import { addPersonAction } from '@/lib/people/members/people-actions';

/** For a late-comer, where a roster is too much. */
export function AddPerson({ classId, sections }: { classId: string; sections: readonly SectionView[] }) {
  const element = useRef<HTMLFormElement>(null);
  const form = useFormAction(addPersonAction.bind(null, classId), () => {
    element.current?.reset();
    sayDone('Invited: the link is in the list.');
  });
  const wide = { style: { flex: '1 1 12rem' } };
  return (
    <Paper withBorder p="lg" radius="md" mt="lg" component="section" aria-labelledby="add-person">
      <Title order={2} id="add-person" fz="lg" mb="sm">
        Add one student
      </Title>
      <form ref={element} onSubmit={form.onSubmit}>
        <Group align="start">
          <TextInput label="Name" {...form.field('name')} required {...wide} />
          <TextInput label="E-mail" {...form.field('email')} type="email" required {...wide} />
          <TextInput label="School id" {...form.field('schoolId')} />
          <NativeSelect
            label="Section"
            {...form.field('sectionId')}
            data={[{ value: '', label: 'None' }, ...sections.map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <Button type="submit" loading={form.pending} mt={25}>
            Invite
          </Button>
        </Group>
        <div aria-live="polite">
          <Refused message={form.message} mt="sm" />
        </div>
      </form>
    </Paper>
  );
}
