import { Anchor, Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { Link } from '@/app/shell/link';
import { findAccountLink } from '@/lib/people/accounts/account-links.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { ConfirmEmail } from './confirm-email';

export const metadata: Metadata = { title: 'Confirm your address', referrer: 'no-referrer' };

/** Opening it changes nothing: programs that scan mail open links as well. */
export default async function ConfirmEmailPage({ params }: PageProps<'/confirm-email/[token]'>) {
  await admitPage('/confirm-email/[token]');
  const { token } = await params;
  const link = await findAccountLink('email', token);
  if (!link)
    return (
      <FormCard title="This link is closed" lead="A link that confirms an address works once, for a day.">
        <Text>
          <Anchor component={Link} href="/account">
            Ask for another on your account page
          </Anchor>
        </Text>
      </FormCard>
    );
  return (
    <FormCard
      title="Confirm your address"
      lead={`${link.name} signs in as ${link.newEmail} from now on, in place of ${link.email}. Other browsers are signed out.`}
    >
      <ConfirmEmail token={token} />
    </FormCard>
  );
}
