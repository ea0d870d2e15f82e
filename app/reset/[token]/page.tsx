import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { findAccountLink } from '@/lib/people/accounts/account-links.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { ResetForm } from './reset-form';

// The token must not travel on in a Referer header.
export const metadata: Metadata = { title: 'A new password', referrer: 'no-referrer' };

/** Opening it changes nothing: programs that scan mail open links as well. */
export default async function ResetPage({ params }: PageProps<'/reset/[token]'>) {
  await admitPage('/reset/[token]');
  const { token } = await params;
  const link = await findAccountLink('reset', token);
  if (!link)
    return (
      <FormCard title="This link is closed" lead="A link for a new password works once, and for half an hour.">
        <Text>
          <Anchor component={Link} href="/forgot">
            How to get another
          </Anchor>
        </Text>
      </FormCard>
    );
  return (
    <FormCard
      title="A new password"
      lead={`For ${link.name} (${link.email}). All browsers that are signed in with the old one are signed out.`}
    >
      <ResetForm token={token} email={link.email} />
    </FormCard>
  );
}
