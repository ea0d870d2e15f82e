import { Alert, Container, Stack, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { listTimeZones } from '@/lib/core/time/time-zone';
import { formatJoinCode } from '@/lib/people/joining/join-code';
import { environment } from '@/lib/platform/env/environment.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { getClassSettings } from '@/lib/teaching/classes/classes.server';
import { JoinCode } from '../join-code';
import { Archive } from './archive';
import { ClassForm } from './class-form';

export const metadata: Metadata = { title: 'Settings of the class' };

export default async function SettingsPage({ params }: PageProps<'/teach/classes/[classId]/settings'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/settings`;
  const staff = await admitPage('/teach/classes/[classId]/settings', here, { classId });
  const { name, timeZone, joinCode, role, archived } = await getClassSettings(staff);
  const manages = role === 'instructor';
  return (
    <Container size="md" py="xl">
      <Title order={1} mb="lg">
        Settings
      </Title>
      <Stack gap="xl">
        {archived && (
          <Alert variant="light" color="gray" title="This class is archived">
            Nobody joins it; everything in it can still be read.
          </Alert>
        )}
        {!manages && <Alert variant="light">Only instructors of the class change its settings.</Alert>}
        <ClassForm classId={classId} name={name} timeZone={timeZone} timeZones={listTimeZones()} editable={manages} />
        {!archived && (
          <JoinCode
            classId={classId}
            code={formatJoinCode(joinCode)}
            link={`${environment().url}/join/${joinCode}`}
            renewable={manages}
          />
        )}
        {manages && <Archive classId={classId} name={name} archived={archived} />}
      </Stack>
    </Container>
  );
}
