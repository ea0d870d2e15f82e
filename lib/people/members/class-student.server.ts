/** One student of a class, as its staff may know them. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { requireClassStaff } from '@/lib/platform/session/guards.server';
import type { Viewer } from '@/lib/platform/session/viewer';

export interface ClassStudentName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export const activeStudent = (classId: string) => ({ some: { classId, role: 'student' as const, removedAt: null } });

/** @throws NotSignedIn; NotFound unless the viewer is staff of the class and the student is in it */
export async function getClassStudent(viewer: Viewer, classId: string, studentId: string): Promise<ClassStudentName> {
  await requireClassStaff(viewer, classId);
  const { user } = await database();
  const found = isUuid(studentId)
    ? await user.findFirst({
        where: { id: studentId, enrolments: activeStudent(classId) },
        select: { id: true, name: true, email: true },
      })
    : null;
  if (!found) throw new NotFound('There is no such student in this class.');
  return found;
}

export interface Neighbours {
  readonly previous: ClassStudentName | null;
  readonly next: ClassStudentName | null;
}

/** Those before and after a student in the class, by name as the class page lists them. @throws as {@link getClassStudent} */
export async function getNeighbours(viewer: Viewer, classId: string, studentId: string): Promise<Neighbours> {
  const { id, name } = await getClassStudent(viewer, classId, studentId);
  const { user } = await database();
  const beside = (side: 'lt' | 'gt') => {
    const order = side === 'lt' ? 'desc' : 'asc';
    return user.findFirst({
      where: {
        enrolments: activeStudent(classId),
        OR: [{ name: { [side]: name } }, { name, id: { [side]: id } }],
      },
      orderBy: [{ name: order }, { id: order }],
      select: { id: true, name: true, email: true },
    });
  };
  const [previous, next] = await Promise.all([beside('lt'), beside('gt')]);
  return { previous, next };
}
