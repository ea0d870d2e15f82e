import { List, ListItem, Stack, Text, Title } from '@mantine/core';
import { environment } from '@/lib/platform/env/environment.server';
import { readJobs } from '@/lib/platform/jobs/overview.server';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import type { Administrator } from '@/lib/platform/session/capabilities';
import packageJson from '@/package.json';
import { DeadJobs } from './dead-jobs';
import { TestMail } from './test-mail';

/** How this server is set up, and what it does beside answering. */
export async function System({ admin, providers }: { admin: Administrator; providers: readonly string[] }) {
  const { waiting, dead } = await readJobs(admin);
  const { databaseUrl } = environment();
  return (
    <>
      <section aria-labelledby="system">
        <Title order={2} id="system" mb="sm">
          This server
        </Title>
        <List spacing={4}>
          <ListItem>Nabla {packageJson.version}</ListItem>
          <ListItem>{databaseUrl ? 'A PostgreSQL server' : 'The embedded database'}</ListItem>
          <ListItem>Sign-in by {['password', ...providers].join(', ')}</ListItem>
          <ListItem>{mailIsOn() ? 'Mail is sent' : 'No mail is sent: NABLA_SMTP_URL is not set'}</ListItem>
        </List>
        {mailIsOn() && <TestMail />}
      </section>
      <section aria-labelledby="jobs">
        <Title order={2} id="jobs" mb="sm">
          Work in the background
        </Title>
        <Stack gap="sm">
          <Text>{waiting === 0 ? 'Nothing waits.' : `Waiting: ${waiting}`}</Text>
          {dead.length === 0 ? (
            <Text c="dimmed">Nothing has failed for good.</Text>
          ) : (
            <DeadJobs jobs={dead.map(({ createdAt, ...job }) => ({ ...job, createdAt: createdAt.toISOString() }))} />
          )}
        </Stack>
      </section>
    </>
  );
}
