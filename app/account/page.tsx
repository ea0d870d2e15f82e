import { Anchor, Container, Paper, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Link } from '@/app/shell/link';
import { getOwnAccount } from '@/lib/people/accounts/own-account.server';
import { listPasskeys } from '@/lib/people/accounts/passkeys.server';
import { listProviders } from '@/lib/people/joining/options.server';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import { listWantedMail } from '@/lib/platform/mail/unsubscribe.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { findSessionId } from '@/lib/platform/session/session.server';
import { listSessions } from '@/lib/platform/session/sessions.server';
import { signInMessage } from '../sign-in/sign-in-message';
import { EmailForm } from './email-form';
import { LinkedProviders } from './linked-providers';
import { MailChoice } from './mail-choice';
import { NameForm } from './name-form';
import { Passkeys } from './passkeys';
import { PasswordForm } from './password-form';
import { Sessions } from './sessions';

export const metadata: Metadata = { title: 'Account' };

export default async function AccountPage({ searchParams }: PageProps<'/account'>) {
  const viewer = await admitPage('/account');
  const { error } = await searchParams;
  const [account, sessions, here, wanted, passkeys] = await Promise.all([
    getOwnAccount(viewer),
    listSessions(viewer.id),
    findSessionId(),
    listWantedMail(viewer),
    listPasskeys(viewer),
  ]);
  const linked = new Map(account.links.map(({ provider, linkedAt }) => [provider, linkedAt.toISOString()]));
  const providers = listProviders().map(({ id, name }) => ({ id, name, linkedAt: linked.get(id) ?? null }));
  return (
    <Container size="sm" py="xl">
      <Title order={1}>Account</Title>
      <Text c="dimmed" mb="lg">
        {viewer.name} · {viewer.email}
      </Text>
      <Stack gap="lg">
        <Part id="name" title="Name">
          <NameForm name={viewer.name} />
        </Part>
        <Part id="email" title="E-mail">
          {mailIsOn() ? (
            <EmailForm email={viewer.email} hasPassword={account.hasPassword} />
          ) : (
            <Text size="sm">
              You sign in as {viewer.email}. This server sends no mail and cannot confirm another address: ask an
              administrator to change it.
            </Text>
          )}
        </Part>
        <Part id="password" title={account.hasPassword ? 'Password' : 'Set a password'}>
          <PasswordForm email={viewer.email} hasPassword={account.hasPassword} />
        </Part>
        <Part id="passkeys" title="Passkeys">
          <Passkeys
            passkeys={passkeys.map(({ createdAt, lastUsedAt, ...passkey }) => ({
              ...passkey,
              createdAt: createdAt.toISOString(),
              lastUsedAt: lastUsedAt?.toISOString() ?? null,
            }))}
          />
        </Part>
        {providers.length > 0 && (
          <Part id="providers" title="Other ways to sign in">
            <LinkedProviders providers={providers} problem={typeof error === 'string' ? signInMessage(error) : null} />
          </Part>
        )}
        <Part id="sessions" title="Where you are signed in">
          <Sessions
            sessions={sessions.map(({ lastSeenAt, createdAt, ...session }) => ({
              ...session,
              lastSeenAt: lastSeenAt.toISOString(),
              createdAt: createdAt.toISOString(),
              here: session.id === here,
            }))}
          />
        </Part>
        {mailIsOn() && (
          <Part id="mail" title="What comes by mail">
            <MailChoice wanted={wanted} />
          </Part>
        )}
        <Part id="data" title="Your data">
          <Text size="sm">
            Download all that this server holds on you, or have it deleted, on the page{' '}
            <Anchor component={Link} href="/privacy">
              My data
            </Anchor>
            .
          </Text>
        </Part>
      </Stack>
    </Container>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Paper component="section" withBorder p="lg" radius="md" aria-labelledby={id}>
      <Title order={2} id={id} fz="lg" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}
