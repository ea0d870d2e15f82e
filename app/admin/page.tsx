import { Alert, Button, Container, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { listAccounts, mostAccounts } from '@/lib/people/accounts/administration.server';
import { listProviders } from '@/lib/people/joining/options.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { AccountList } from './account-list';
import { System } from './system';

export const metadata: Metadata = { title: 'Administration' };

export default async function AdminPage({ searchParams }: PageProps<'/admin'>) {
  const admin = await admitPage('/admin');
  const { q } = await searchParams;
  const search = typeof q === 'string' ? q.slice(0, 100) : '';
  const accounts = await listAccounts(admin, search);
  return (
    <Container size="lg" py="xl">
      <Title order={1}>Administration</Title>
      <Text c="dimmed" mb="lg">
        Accounts and what they may, and what this server does by itself.
      </Text>
      <Stack gap="xl">
        <section aria-labelledby="people">
          <Title order={2} id="people" mb="sm">
            People
          </Title>
          <form action="/admin">
            <Group align="end" mb="md">
              <TextInput
                label="Name or e-mail"
                name="q"
                type="search"
                defaultValue={search}
                style={{ flexGrow: 1 }}
                maw={420}
              />
              <Button type="submit" variant="default">
                Search
              </Button>
            </Group>
          </form>
          {accounts.length === 0 ? (
            <Alert variant="light">Nobody has a name or an address like this.</Alert>
          ) : (
            <AccountList
              self={admin.id}
              accounts={accounts.map(({ grants, createdAt, ...account }) => ({
                ...account,
                createdAt: createdAt.toISOString(),
                grants: grants.map(({ grantedAt, ...grant }) => ({ ...grant, grantedAt: grantedAt.toISOString() })),
              }))}
            />
          )}
          {accounts.length === mostAccounts && (
            <Text size="sm" c="dimmed" mt="sm">
              The first {mostAccounts} by name: search for others.
            </Text>
          )}
        </section>
        <System admin={admin} providers={listProviders().map(({ name }) => name)} />
      </Stack>
    </Container>
  );
}
