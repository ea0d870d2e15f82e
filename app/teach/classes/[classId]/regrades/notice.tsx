import { Alert, Anchor } from '@mantine/core';
import { regradesPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { Viewer } from '@/lib/platform/session/viewer';
import { listRevisedExercises } from '@/lib/teaching/regrading/read.server';

/** On the class page: some scores were given by a revision that is no longer the newest. Nothing where there are none. */
export async function RegradeNotice({ viewer, classId }: { viewer: Viewer; classId: string }) {
  const titles = await listRevisedExercises(viewer, classId);
  if (titles.length === 0) return null;
  return (
    <Alert variant="light" mb="lg" title={titles.length === 1 ? 'An exercise was revised' : 'Exercises were revised'}>
      {titles.join(', ')}: scores of this class were given by an older revision.{' '}
      <Anchor component={Link} href={regradesPath(classId)} size="sm">
        See what re-grading would change
      </Anchor>
    </Alert>
  );
}
