import { Anchor, Code, List, ListItem, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { mailIsOn } from '@/lib/platform/mail/send.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { ForgotForm } from './forgot-form';

export const metadata: Metadata = { title: 'Forgot your password?' };

export default async function ForgotPage() {
  await admitPage('/forgot');
  if (mailIsOn())
    return (
      <FormCard title="Forgot your password?" lead="A link for a new one is sent to the address that you sign in with.">
        <ForgotForm />
      </FormCard>
    );
  return (
    <FormCard
      title="Forgot your password?"
      lead="This server sends no mail. A link for a new password comes from somebody who knows you."
    >
      <List spacing="sm">
        <ListItem>
          <strong>Students</strong> ask an instructor of their class: the button is on your page in the class. The link
          works once, for half an hour.
        </ListItem>
        <ListItem>
          <strong>Instructors</strong> ask an administrator of this server.
        </ListItem>
        <ListItem>
          <strong>Whoever runs the server</strong> calls <Code>npm run account -- reset you@school.edu</Code> on the
          machine.
        </ListItem>
      </List>
      <Text size="sm" mt="md">
        <Anchor component={Link} href="/sign-in">
          Back to the sign-in page
        </Anchor>
      </Text>
    </FormCard>
  );
}
