import { Anchor, Badge, Container, Group, Paper, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { regradePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { admitPage } from '@/lib/platform/session/admit.server';
import { canManageClass } from '@/lib/platform/session/policy';
import {
  listRegradeOffers,
  listRegrades,
  type RegradeOffer,
  type RegradeView,
} from '@/lib/teaching/regrading/read.server';
import { StartForm } from './start-form';
import { describeCounts, describeState } from './words';

export const metadata: Metadata = { title: 'Re-grading' };

export default async function RegradesPage({ params }: PageProps<'/teach/classes/[classId]/regrades'>) {
  const { classId } = await params;
  const here = `/teach/classes/${classId}/regrades`;
  const staff = await admitPage('/teach/classes/[classId]/regrades', here, { classId });
  const [offers, regrades] = await Promise.all([listRegradeOffers(staff), listRegrades(staff)]);
  const open = regrades.filter(({ state, newest }) => newest && (state === 'previewing' || state === 'ready'));
  return (
    <Container size="lg" py="xl">
      <Title order={1}>Re-grading</Title>
      <Text c="dimmed" mb="lg" maw={720}>
        When an exercise is revised, attempts keep the verdict of the revision that graded them. Here they can be graded
        again: first as a preview, which changes nothing.
      </Text>
      {offers.length === 0 ? (
        <Text>
          Every attempt of this class was graded by the newest revision of its exercise, or was decided about.
        </Text>
      ) : (
        <Stack gap="sm">
          {offers.map((offer) => (
            <Offer
              key={offer.exerciseId}
              classId={classId}
              offer={offer}
              open={open.find(({ exercise }) => exercise.slug === offer.slug) ?? null}
              mayStart={canManageClass(staff.viewer, staff.role)}
            />
          ))}
        </Stack>
      )}
      {regrades.length > 0 && (
        <>
          <Title order={2} fz="lg" mt="xl" mb="sm">
            So far
          </Title>
          <Stack gap="xs">
            {regrades.map((regrade) => (
              <Past key={regrade.id} classId={classId} regrade={regrade} />
            ))}
          </Stack>
        </>
      )}
    </Container>
  );
}

interface OfferProps {
  readonly classId: string;
  readonly offer: RegradeOffer;
  /** Under way, or waiting for a decision. */
  readonly open: RegradeView | null;
  readonly mayStart: boolean;
}

function Offer({ classId, offer, open, mayStart }: OfferProps) {
  const { title, attempts, students, revisedAt } = offer;
  return (
    <Paper withBorder p="md" radius="md" component="section" aria-label={title}>
      <Group justify="space-between">
        <div>
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed">
            Revised <Time at={revisedAt} /> ·{' '}
            {attempts === 1
              ? '1 attempt was'
              : `${attempts} attempts by ${students} ${students === 1 ? 'student' : 'students'} were`}{' '}
            graded by an older revision
          </Text>
        </div>
        {open ? (
          <Anchor component={Link} href={regradePath(classId, open.id)}>
            {open.state === 'ready' ? 'Look at the preview and decide' : 'Follow the preview'}
          </Anchor>
        ) : mayStart ? (
          <StartForm classId={classId} exerciseId={offer.exerciseId} title={title} />
        ) : (
          <Text size="sm" c="dimmed">
            An instructor of the class can begin a preview.
          </Text>
        )}
      </Group>
    </Paper>
  );
}

function Past({ classId, regrade }: { classId: string; regrade: RegradeView }) {
  return (
    <Paper withBorder p="sm" radius="md">
      <Group justify="space-between" gap="xs">
        <Group gap="sm">
          <Anchor component={Link} href={regradePath(classId, regrade.id)} fw={550}>
            {regrade.exercise.title}
          </Anchor>
          <Badge variant="light" color={regrade.state === 'cancelled' ? 'gray' : 'indigo'} tt="none">
            {describeState(regrade)}
          </Badge>
        </Group>
        <Text size="sm" c="dimmed">
          {regrade.state !== 'cancelled' && `${describeCounts(regrade.counts)} · `}
          {regrade.by ?? 'A deleted account'}, <Time at={regrade.createdAt} />
        </Text>
      </Group>
    </Paper>
  );
}
