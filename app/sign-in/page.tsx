import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { nextPath } from '@/app/account/next-path';
import { ProviderButtons } from '@/app/account/provider-buttons';
import { Link } from '@/app/shell/link';
import { listProviders } from '@/lib/people/joining/options.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { PasskeyButton } from './passkey-button';
import { SignInForm } from './sign-in-form';

export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  await admitPage('/sign-in');
  const { next, error } = await searchParams;
  const path = nextPath(next);
  return (
    <FormCard title="Sign in" lead="Your work is kept with your account.">
      <SignInForm next={path} refusal={typeof error === 'string' ? error : null} />
      <PasskeyButton next={path} />
      <ProviderButtons providers={listProviders()} next={path} />
      <Text size="sm" mt="md">
        <Anchor component={Link} href="/forgot">
          Forgot your password?
        </Anchor>
      </Text>
      <Text size="sm" mt="xs">
        No account yet?{' '}
        <Anchor component={Link} href="/sign-up">
          Sign up with your class&rsquo;s join code
        </Anchor>
        .
      </Text>
    </FormCard>
  );
}
