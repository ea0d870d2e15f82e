/** Guards: what policy.ts allows, or a named error. lib's own functions call them; nothing relies on a page having done so. */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, NotFound, NotSignedIn } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { type ClassRole, canManageClass, canSeeClass, canTeach } from './policy';
import type { Viewer } from './viewer';

/** @throws NotSignedIn */
export function requireViewer(viewer: Viewer | null): Viewer {
  if (!viewer) throw new NotSignedIn();
  return viewer;
}

/** @throws NotSignedIn, Forbidden */
export function requireInstructor(viewer: Viewer | null): Viewer {
  const signedIn = requireViewer(viewer);
  if (!canTeach(signedIn)) throw new Forbidden('This is for instructors.');
  return signedIn;
}

/** Instructors by account, and assistants of any class. @throws NotSignedIn, Forbidden */
export async function requireStaff(viewer: Viewer | null): Promise<Viewer> {
  const signedIn = requireViewer(viewer);
  if (!(await isStaff(signedIn))) throw new Forbidden('This is for instructors and assistants.');
  return signedIn;
}

/** Whether the teaching pages have something for the viewer. */
export async function isStaff(viewer: Viewer): Promise<boolean> {
  if (canTeach(viewer)) return true;
  const { enrolment } = await database();
  const where = { userId: viewer.id, role: { not: 'student' as const }, removedAt: null };
  return (await enrolment.findFirst({ where, select: { id: true } })) !== null;
}

/** @throws NotSignedIn; NotFound for a class that does not exist or that the viewer is not staff of */
export async function requireClassStaff(viewer: Viewer | null, classId: string): Promise<Viewer> {
  const signedIn = requireViewer(viewer);
  if (!canSeeClass(await findClassRole(signedIn, classId)))
    throw new NotFound('There is no such class, or it is not yours.');
  return signedIn;
}

/** @throws NotSignedIn; NotFound as above; Forbidden for an assistant */
export async function requireClassInstructor(viewer: Viewer | null, classId: string): Promise<Viewer> {
  const staff = await requireClassStaff(viewer, classId);
  if (!canManageClass(staff, await findClassRole(staff, classId))) {
    throw new Forbidden('Only an instructor of the class may do this.');
  }
  return staff;
}

/** Null outside the class, and for those removed from it. */
export async function findClassRole(viewer: Viewer, classId: string): Promise<ClassRole | null> {
  if (!isUuid(classId)) return null;
  const { enrolment } = await database();
  const found = await enrolment.findFirst({
    where: { classId, userId: viewer.id, removedAt: null },
    select: { role: true },
  });
  return found?.role ?? null;
}
