import { Alert, Anchor } from '@mantine/core';
import { peoplePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { countOf } from '@/lib/core/text/count';
import { countWaiting } from '@/lib/people/members/waiting-people.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';

/** Whoever waits to be let in, told where staff come first. */
export async function WaitingNotice({ staff }: { staff: ClassStaff }) {
  const count = await countWaiting(staff);
  if (count === 0) return null;
  return (
    <Alert variant="light" color="orange" mb="md" p="sm">
      {countOf(count, 'person waits', 'people wait')} to be let into the class.{' '}
      <Anchor component={Link} href={peoplePath(staff.classId)} c="inherit" td="underline">
        Decide under People
      </Anchor>
    </Alert>
  );
}
