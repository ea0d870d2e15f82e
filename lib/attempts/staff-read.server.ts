/** A student's attempts as staff of a class see them: with the full report, hidden checks too. */
import { NotFound } from '@/lib/auth/errors';
import { requireClassStaff } from '@/lib/auth/guards.server';
import { isUuid } from '@/lib/auth/uuid';
import type { Viewer } from '@/lib/auth/viewer';
import { database } from '@/lib/db.server';
import type { Report } from '@/lib/grader/report';
import { attemptColumns, readReport, viewWithoutReport } from './row.server';
import type { AttemptView } from './view';

export interface StudentAttempts {
  readonly student: { readonly id: string; readonly name: string; readonly email: string };
  /** Newest first, without reports; the latest 500. */
  readonly attempts: readonly StaffAttempt[];
}

export interface StaffAttempt extends AttemptView {
  readonly title: string;
  /** Id of the mistake recognised, null where none was. The report's diagnosis has its title. */
  readonly mistake: string | null;
}

export interface StaffAttemptDetail extends StaffAttempt {
  /** Everything, also what the student does not see; null until verified. */
  readonly report: Report | null;
}

/** All attempts, or those of one exercise. @throws NotSignedIn; NotFound unless the viewer is staff and the student is in the class */
export async function getStudentAttempts(
  viewer: Viewer,
  classId: string,
  studentId: string,
  slug?: string,
): Promise<StudentAttempts> {
  const student = await getStudent(viewer, classId, studentId);
  const { attempt } = await database();
  const rows = await attempt.findMany({
    where: { userId: studentId, ...(slug ? { exercise: { slug } } : {}) },
    select: staffColumns,
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: 500,
  });
  return {
    student,
    attempts: rows.map((row) => ({ ...viewWithoutReport(row), title: row.exercise.title, mistake: row.mistake })),
  };
}

/** @throws NotSignedIn; NotFound unless the viewer is staff, the student in the class, and the attempt the student's */
export async function getStudentAttempt(
  viewer: Viewer,
  classId: string,
  studentId: string,
  attemptId: string,
): Promise<StaffAttemptDetail> {
  await getStudent(viewer, classId, studentId);
  if (!isUuid(attemptId)) throw new NotFound('There is no such attempt.');
  const { attempt } = await database();
  const row = await attempt.findFirst({
    where: { id: attemptId, userId: studentId },
    select: { ...staffColumns, report: true },
  });
  if (!row) throw new NotFound('There is no such attempt.');
  return { ...viewWithoutReport(row), title: row.exercise.title, mistake: row.mistake, report: readReport(row.report) };
}

const staffColumns = { ...attemptColumns, mistake: true, exercise: { select: { slug: true, title: true } } };

async function getStudent(viewer: Viewer, classId: string, studentId: string): Promise<StudentAttempts['student']> {
  await requireClassStaff(viewer, classId);
  const { user } = await database();
  const found = isUuid(studentId)
    ? await user.findFirst({
        where: { id: studentId, enrolments: { some: { classId, role: 'student', removedAt: null } } },
        select: { id: true, name: true, email: true },
      })
    : null;
  if (!found) throw new NotFound('There is no such student in this class.');
  return found;
}
