import { Alert, Anchor, Container, Group, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { regradePath, regradesPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { NotFound } from '@/lib/platform/http/errors';
import { admitPage } from '@/lib/platform/session/admit.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { canManageClass } from '@/lib/platform/session/policy';
import { getRegrade, itemsPerPage, listRegradeItems, type RegradeView } from '@/lib/teaching/regrading/read.server';
import { describeCounts } from '../words';
import { Decision } from './decision';
import { ItemTable } from './item-table';
import { PreviewProgress } from './preview-progress';

export const metadata: Metadata = { title: 'Re-grading' };

type Props = PageProps<'/teach/classes/[classId]/regrades/[regradeId]'>;

export default async function RegradePage({ params, searchParams }: Props) {
  const { classId, regradeId } = await params;
  const here = regradePath(classId, regradeId);
  const staff = await admitPage('/teach/classes/[classId]/regrades/[regradeId]', here, { classId });
  const { page, all } = await searchParams;
  const regrade = await findRegrade(staff, regradeId);
  if (!regrade) notFound();
  const shown = { page: Math.max(1, Math.floor(Number(page) || 1)), all: all === '1' };
  const changes = shown.all ? (['down', 'fault', 'up', 'same'] as const) : (['down', 'fault', 'up'] as const);
  const items = await listRegradeItems(staff, regradeId, { page: shown.page, changes });
  const total = changes.reduce((sum, change) => sum + regrade.counts[change], 0);
  const mayDecide = canManageClass(staff.viewer, staff.role);
  return (
    <Container size="lg" py="xl">
      <Anchor component={Link} href={regradesPath(classId)} size="sm">
        ← Re-grading
      </Anchor>
      <Title order={1} mt="xs">
        {regrade.exercise.title}, graded again
      </Title>
      <Text c="dimmed" mb="lg">
        By revision {regrade.revisionId.slice(0, 8)} · begun by {regrade.by ?? 'a deleted account'},{' '}
        <Time at={regrade.createdAt} />
      </Text>
      <State regrade={regrade} classId={classId} mayDecide={mayDecide} />
      {regrade.state !== 'cancelled' && (
        <>
          <ItemTable classId={classId} items={items} state={regrade.state} />
          <Group gap="lg" mt="md">
            {shown.page > 1 && (
              <Anchor component={Link} href={pagePath(here, { ...shown, page: shown.page - 1 })}>
                ← Before
              </Anchor>
            )}
            {shown.page * itemsPerPage < total && (
              <Anchor component={Link} href={pagePath(here, { ...shown, page: shown.page + 1 })}>
                More →
              </Anchor>
            )}
            {regrade.counts.same > 0 && (
              <Anchor component={Link} href={pagePath(here, { page: 1, all: !shown.all })} scroll={false}>
                {shown.all
                  ? 'Only what changes'
                  : `Also the ${regrade.counts.same} whose ${regrade.counts.same === 1 ? 'score stays' : 'scores stay'}`}
              </Anchor>
            )}
          </Group>
        </>
      )}
    </Container>
  );
}

function State({ regrade, classId, mayDecide }: { regrade: RegradeView; classId: string; mayDecide: boolean }) {
  const { state, newest, counts } = regrade;
  if (state === 'cancelled') {
    return (
      <Alert variant="light" color="gray" title="Cancelled">
        Nothing was changed.
      </Alert>
    );
  }
  if (!newest && state !== 'applied') {
    return (
      <Alert variant="light" color="yellow" title="Overtaken" mb="lg">
        The exercise has a newer revision since. Begin a new preview from the list of re-gradings.
      </Alert>
    );
  }
  if (state === 'previewing') {
    const { waiting } = counts;
    const done = counts.up + counts.down + counts.same + counts.fault;
    return (
      <PreviewProgress
        classId={classId}
        regradeId={regrade.id}
        done={done}
        total={done + waiting}
        mayCancel={mayDecide}
      />
    );
  }
  return (
    <section aria-label="What changes">
      <Text fz="xl" fw={600} data-testid="regrade-summary">
        {sentence(describeCounts(counts))}
      </Text>
      <Text c="dimmed" mb="md">
        {state === 'applied'
          ? `Applied: ${regrade.applied} of ${counts.up + counts.down + counts.same + counts.fault} attempts have the new verdict. Both verdicts are kept.`
          : 'This is a preview: nothing has changed yet.'}
      </Text>
      {mayDecide ? (
        <Decision classId={classId} regradeId={regrade.id} state={state} counts={counts} applied={regrade.applied} />
      ) : (
        state === 'ready' && <Text mb="md">An instructor of the class decides whether it is applied.</Text>
      )}
    </section>
  );
}

const sentence = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;

function pagePath(here: ReturnType<typeof regradePath>, { page, all }: { page: number; all: boolean }) {
  const search = new URLSearchParams({ ...(page > 1 ? { page: String(page) } : {}), ...(all ? { all: '1' } : {}) });
  return (search.size > 0 ? `${here}?${search}` : here) as typeof here; // a query does not make it another route
}

async function findRegrade(staff: ClassStaff, regradeId: string): Promise<RegradeView | null> {
  try {
    return await getRegrade(staff, regradeId);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}
