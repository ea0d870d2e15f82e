import { findCapability } from '@/lib/platform/session/authorise.server';
import { findViewer } from '@/lib/platform/session/session.server';
import { getClassHead } from '@/lib/teaching/classes/classes.server';
import { ClassBar } from './class-bar';

/** Whoever may not see the class gets no bar; the page itself says what they get instead. */
export default async function ClassLayout({ params, children }: LayoutProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const staff = await findCapability('classStaff', await findViewer(), classId);
  const head = staff && (await getClassHead(staff));
  return (
    <>
      {head && <ClassBar classId={classId} {...head} />}
      {children}
    </>
  );
}
