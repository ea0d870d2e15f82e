import { Text } from '@mantine/core';
import type { Metadata } from 'next';
import { FormCard } from '@/app/account/form-card';
import { mailTopics } from '@/lib/platform/mail/topics';
import { findUnsubscribing } from '@/lib/platform/mail/unsubscribe.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { Unsubscribe } from './unsubscribe';

export const metadata: Metadata = { title: 'No more mail', referrer: 'no-referrer' };

/** Opening it changes nothing: programs that scan mail open links as well. */
export default async function UnsubscribePage({ params }: PageProps<'/unsubscribe/[token]'>) {
  await admitPage('/unsubscribe/[token]');
  const { token } = await params;
  const found = await findUnsubscribing(decodeURIComponent(token));
  if (!found)
    return (
      <FormCard title="This link is not complete">
        <Text>Copy the whole of it from the mail, or choose what you get on your account page.</Text>
      </FormCard>
    );
  return (
    <FormCard
      title="No more of this mail?"
      lead={`It is about: ${mailTopics[found.topic]}. You still see it in the app.`}
    >
      <Unsubscribe token={token} />
    </FormCard>
  );
}
