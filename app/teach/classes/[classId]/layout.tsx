import { findViewer } from '@/lib/platform/session/session.server';
import { findClassHead } from '@/lib/teaching/classes/classes.server';
import { ClassBar } from './class-bar';

/** Whoever may not see the class gets no bar; the page itself says what they get instead. */
export default async function ClassLayout({ params, children }: LayoutProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const viewer = await findViewer();
  const head = viewer && (await findClassHead(viewer, classId));
  return (
    <>
      {head && <ClassBar classId={classId} {...head} />}
      {children}
    </>
  );
}
