import { ReaderProvider } from '@/app/shell/reader';
import { findCapability } from '@/lib/platform/session/authorise.server';
import { findViewer } from '@/lib/platform/session/session.server';
import { getClassHead } from '@/lib/teaching/classes/classes.server';
import { ClassBar } from './class-bar';

/**
 * Whoever may not see the class gets no bar; the page itself says what they get instead. Times within are the class's,
 * wherever its staff are.
 */
export default async function ClassLayout({ params, children }: LayoutProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const staff = await findCapability('classStaff', await findViewer(), classId);
  if (!staff) return children;
  const { timeZone, ...head } = await getClassHead(staff);
  return (
    <ReaderProvider timeZone={timeZone}>
      <ClassBar classId={classId} {...head} />
      {children}
    </ReaderProvider>
  );
}
