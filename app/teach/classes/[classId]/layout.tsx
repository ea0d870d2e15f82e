import { findViewer } from '@/lib/auth/session.server';
import { findClassName } from '@/lib/classes/classes.server';
import { ClassBar } from './class-bar';

/** Whoever may not see the class gets no bar; the page itself says what they get instead. */
export default async function ClassLayout({ params, children }: LayoutProps<'/teach/classes/[classId]'>) {
  const { classId } = await params;
  const viewer = await findViewer();
  const name = viewer && (await findClassName(viewer, classId));
  return (
    <>
      {name && <ClassBar classId={classId} name={name} />}
      {children}
    </>
  );
}
