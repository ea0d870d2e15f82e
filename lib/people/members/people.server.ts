/** Everybody of a class, as its staff see them: students, those removed, colleagues and sections. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { StaffRole } from './membership.server';

export interface SectionView {
  readonly id: string;
  readonly name: string;
  readonly students: number;
  /** Later due dates of this section; they end with it. */
  readonly extensions: number;
}

export interface PersonView {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export interface StudentView extends PersonView {
  readonly sectionId: string | null;
  readonly schoolId: string | null;
  /** ISO 8601. */
  readonly joinedAt: string;
  readonly removedAt: string | null;
}

export interface ColleagueView extends PersonView {
  readonly role: StaffRole;
  readonly removed: boolean;
}

export interface PeopleView {
  readonly sections: readonly SectionView[];
  /** By name, those removed too. */
  readonly students: readonly StudentView[];
  readonly staff: readonly ColleagueView[];
}

export async function getPeople({ classId }: ClassStaff): Promise<PeopleView> {
  const { section, enrolment } = await database();
  const [sections, enrolments] = await Promise.all([
    section.findMany({
      where: { classId },
      select: {
        id: true,
        name: true,
        _count: { select: { enrolments: { where: { role: 'student', removedAt: null } }, extensions: true } },
      },
      orderBy: { name: 'asc' },
    }),
    enrolment.findMany({
      where: { classId, user: { erasedAt: null } },
      select: {
        role: true,
        sectionId: true,
        schoolId: true,
        createdAt: true,
        removedAt: true,
        user: { select: { id: true, name: true, email: true } },
      },
      orderBy: [{ user: { name: 'asc' } }, { userId: 'asc' }],
    }),
  ]);
  return {
    sections: sections.map(({ _count, ...found }) => ({
      ...found,
      students: _count.enrolments,
      extensions: _count.extensions,
    })),
    students: enrolments.flatMap(({ role, user, sectionId, schoolId, createdAt, removedAt }) => {
      const [joined, removed] = [createdAt.toISOString(), removedAt?.toISOString() ?? null];
      return role === 'student' ? [{ ...user, sectionId, schoolId, joinedAt: joined, removedAt: removed }] : [];
    }),
    staff: enrolments.flatMap(({ role, user, removedAt }) =>
      role === 'student' ? [] : [{ ...user, role, removed: removedAt !== null }],
    ),
  };
}
