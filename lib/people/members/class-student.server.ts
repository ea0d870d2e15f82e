/** One student of a class, as its staff may know them. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';

export interface ClassStudentName {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export const activeStudent = (classId: string) => ({ some: { classId, role: 'student' as const, removedAt: null } });

/** @throws NotFound unless the student is in the class */
export async function getClassStudent({ classId }: ClassStaff, studentId: string): Promise<ClassStudentName> {
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
export async function getNeighbours(staff: ClassStaff, studentId: string): Promise<Neighbours> {
  const { classId } = staff;
  const { id, name } = await getClassStudent(staff, studentId);
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
