import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { findSetupLink } from '@/lib/people/accounts/setup.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { BecomeInstructor } from './become-instructor';
import { SetupForm } from './setup-form';

// The token must not travel on in a Referer header.
export const metadata: Metadata = { title: 'Set up Nabla', referrer: 'no-referrer' };

export default async function SetupPage({ params }: PageProps<'/setup/[token]'>) {
  const viewer = await admitPage('/setup/[token]');
  const { token } = await params;
  const link = await findSetupLink(token);
  if (!link) return <Closed />;
  if (link.kind === 'first') {
    return (
      <FormCard
        title="Welcome to Nabla"
        lead="You are the first: this makes you an instructor. Students join by the code of a class."
      >
        <SetupForm token={token} />
      </FormCard>
    );
  }
  if (viewer) {
    return (
      <FormCard
        title="Become an instructor?"
        lead={`${link.by} invites you to teach with Nabla. You are signed in as ${viewer.name} (${viewer.email}).`}
      >
        <BecomeInstructor token={token} />
      </FormCard>
    );
  }
  return (
    <FormCard
      title="Teach with Nabla"
      lead={`${link.by} invites you. This makes you an instructor with classes of your own.`}
    >
      <SetupForm token={token} />
      <Text size="sm" mt="md">
        You have an account?{' '}
        <Anchor component={Link} href={`/sign-in?next=${encodeURIComponent(`/setup/${token}`)}`}>
          Sign in
        </Anchor>{' '}
        and become an instructor with it.
      </Text>
    </FormCard>
  );
}

function Closed() {
  return (
    <FormCard title="This link is closed" lead="A link for an instructor works once, and not for ever.">
      <Text>
        If you have an account,{' '}
        <Anchor component={Link} href="/sign-in">
          sign in
        </Anchor>
        . Otherwise ask the colleague who gave it to you for another. As long as nobody has an account, the terminal
        prints a new one whenever Nabla starts.
      </Text>
    </FormCard>
  );
}
