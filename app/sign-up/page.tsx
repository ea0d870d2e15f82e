import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { signUpIsOpen } from '@/lib/people/joining/open-sign-up.server';
import { listProviders } from '@/lib/people/joining/options.server';
import { tryOpening } from '@/lib/people/joining/tried-code.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { JoinForm } from './join-form';
import { SignUpForm } from './sign-up-form';

export const metadata: Metadata = { title: 'Sign up' };

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const viewer = await admitPage('/sign-up');
  const { code } = await searchParams;
  const given = typeof code === 'string' ? code.slice(0, 40) : '';
  const joinable = given ? await tryOpening(given) : null;
  if (viewer) {
    return (
      <FormCard
        title={joinable ? `Join ${joinable.className}` : 'Join a class'}
        lead={`You are signed in as ${viewer.name}.`}
      >
        <JoinForm code={given} />
      </FormCard>
    );
  }
  const open = await signUpIsOpen();
  const lead = joinable
    ? `You will join ${joinable.className}. What you have done as a visitor in this browser comes with you.`
    : `${open ? 'With the join code of your class, or on your own.' : 'You need the join code that your instructor gave you.'} What you have done as a visitor in this browser comes with you.`;
  return (
    <FormCard title="Sign up" lead={lead}>
      <SignUpForm code={given} providers={listProviders()} open={open} />
      <Text size="sm" mt="md">
        You have an account?{' '}
        <Anchor component={Link} href="/sign-in">
          Sign in
        </Anchor>
        , then join the class with its code.
      </Text>
      <Text size="sm" mt="xs">
        <Anchor component={Link} href="/privacy">
          What is kept about you
        </Anchor>
      </Text>
    </FormCard>
  );
}
