import { Container, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { listErasureRequests } from '@/lib/people/privacy/erasure.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { ErasureList } from './erasure-list';

export const metadata: Metadata = { title: 'Requests for deletion' };

export default async function ErasuresPage() {
  const viewer = await admitPage('/teach/erasures');
  const requests = await listErasureRequests(viewer);
  return (
    <Container size="md" py="xl">
      <Title order={1}>Requests for deletion</Title>
      <Text c="dimmed" mb="lg">
        Students who asked that what is held on them be deleted. Confirming removes their name, e-mail, code, reports’
        texts and comments; scores stay in the class’s statistics without a name.
      </Text>
      <ErasureList
        requests={requests.map(({ requestedAt, ...request }) => ({
          ...request,
          requestedAt: requestedAt.toISOString(),
        }))}
      />
    </Container>
  );
}
