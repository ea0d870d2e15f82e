import { Button, Container, Group, Text, Title } from '@mantine/core';
import type { Metadata, Route } from 'next';
import { classPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { zoneName } from '@/lib/core/time/say-time';
import { type LogPage as Entries, listLogPeople, readLog } from '@/lib/platform/audit/log.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { getClassSettings } from '@/lib/teaching/classes/classes.server';
import { Details } from './details';
import classes from './log.module.css';
import { PersonFilter } from './person-filter';

export const metadata: Metadata = { title: 'Log of the class' };

const text = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined);

export default async function LogPage({ params, searchParams }: PageProps<'/teach/classes/[classId]/log'>) {
  const { classId } = await params;
  const staff = await admitPage('/teach/classes/[classId]/log', `/teach/classes/${classId}/log`, { classId });
  const query = await searchParams;
  const [personId, before] = [text(query.person), text(query.before)];
  const [page, people, { timeZone }] = await Promise.all([
    readLog(staff, { personId, before }),
    listLogPeople(staff),
    getClassSettings(staff),
  ]);
  const here = `${classPath(classId)}/log`;
  const address = (older: string | null) => {
    const search = new URLSearchParams({ ...(personId && { person: personId }), ...(older && { before: older }) });
    return `${here}?${search}` as Route; // this page's own address
  };
  return (
    <Container size="md" py="xl">
      <Group justify="space-between" align="end" mb="lg">
        <div>
          <Title order={1}>Log</Title>
          <Text c="dimmed">What staff changed in this class, newest first. Times are {zoneName(timeZone)}.</Text>
        </div>
        <PersonFilter here={here} people={people} chosen={personId ?? null} />
      </Group>
      <EntryList entries={page.entries} />
      <Group mt="lg" justify="space-between">
        {before ? (
          <Button component={Link} href={address(null)} variant="default">
            Newest
          </Button>
        ) : (
          <span />
        )}
        {page.older && (
          <Button component={Link} href={address(page.older)} variant="default">
            Older
          </Button>
        )}
      </Group>
    </Container>
  );
}

function EntryList({ entries }: { entries: Entries['entries'] }) {
  if (entries.length === 0) return <Text>Nothing has been changed yet.</Text>;
  return (
    <ol className={classes.list}>
      {entries.map(({ id, at, sentence, details }) => (
        <li key={id} className={classes.entry}>
          <Text size="sm" c="dimmed" className={classes.when}>
            <Time at={at} form="unnamed" />
          </Text>
          <div className={classes.what}>
            <Text>{sentence}</Text>
            {details && (
              <Text size="sm" c="dimmed">
                <Details text={details} />
              </Text>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
