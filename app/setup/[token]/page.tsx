import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { admitPage } from '@/lib/auth/admit.server';
import { isSetupLinkOpen } from '@/lib/auth/setup.server';
import { SetupForm } from './setup-form';

// The token must not travel on in a Referer header.
export const metadata: Metadata = { title: 'Set up Nabla', referrer: 'no-referrer' };

export default async function SetupPage({ params }: PageProps<'/setup/[token]'>) {
  await admitPage('/setup/[token]');
  const { token } = await params;
  if (!(await isSetupLinkOpen(token))) {
    return (
      <FormCard title="This link is closed" lead="A set-up link works once, and only until somebody has an account.">
        <Text>
          If you have an account,{' '}
          <Anchor component={Link} href="/sign-in">
            sign in
          </Anchor>
          . Otherwise restart Nabla: the terminal prints a new link as long as nobody has an account.
        </Text>
      </FormCard>
    );
  }
  return (
    <FormCard
      title="Welcome to Nabla"
      lead="You are the first: this makes you an instructor. Students join by the code of a class."
    >
      <SetupForm token={token} />
    </FormCard>
  );
}
