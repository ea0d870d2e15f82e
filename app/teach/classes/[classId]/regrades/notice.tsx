import { Alert, Anchor } from '@mantine/core';
import { regradesPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import { listRevisedExercises } from '@/lib/teaching/regrading/read.server';

/** On the class page: some scores were given by a revision that is no longer the newest. Nothing where there are none. */
export async function RegradeNotice({ staff }: { staff: ClassStaff }) {
  const titles = await listRevisedExercises(staff);
  if (titles.length === 0) return null;
  return (
    <Alert variant="light" mb="lg" title={titles.length === 1 ? 'An exercise was revised' : 'Exercises were revised'}>
      {titles.join(', ')}: scores of this class were given by an older revision.{' '}
      <Anchor component={Link} href={regradesPath(staff.classId)} size="sm">
        See what re-grading would change
      </Anchor>
    </Alert>
  );
}
