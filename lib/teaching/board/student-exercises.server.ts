/** One student against the exercises of a class, for staff: what was earned, in how many tries and how much time. */

import 'server-only';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { getClassStudent } from '@/lib/people/members/class-student.server';
import { database } from '@/lib/platform/db/database.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';

export interface StudentExercise {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Of the newest revision. */
  readonly maxScore: number;
  /** Null before the first verified attempt. */
  readonly earned: {
    readonly score: number;
    /** Of the revision of the best attempt. */
    readonly maxScore: number;
    readonly passed: boolean;
    readonly attempts: number;
    readonly triesToPass: number | null;
  } | null;
  /** See lib/learning/drafts/time-on-task.server.ts. */
  readonly activeSeconds: number;
  readonly hints: number;
}

/** The course, what is assigned to the class, and whatever else the student tried. @throws NotFound */
export async function listStudentExercises(staff: ClassStaff, studentId: string): Promise<readonly StudentExercise[]> {
  const { classId } = staff;
  await getClassStudent(staff, studentId);
  const { exercise } = await database();
  const userId = studentId;
  const rows = await exercise.findMany({
    where: {
      currentRevisionId: { not: null },
      OR: [
        { published: true, ownerId: null, classId: null },
        { assignments: { some: { classId, removedAt: null } } },
        { progress: { some: { userId } }, ...seenByClass(classId) },
      ],
    },
    select: {
      id: true,
      slug: true,
      title: true,
      currentRevision: { select: { maxScore: true } },
      progress: {
        where: { userId },
        select: { bestScore: true, maxScore: true, passedAt: true, attempts: true, triesToPass: true },
      },
      drafts: { where: { userId }, select: { activeSeconds: true } },
      _count: { select: { hintRequests: { where: { userId } } } },
    },
    orderBy: [{ position: 'asc' }, { slug: 'asc' }],
  });
  return rows.map(({ currentRevision, progress: [progress], drafts: [draft], _count, ...row }) => ({
    ...row,
    maxScore: currentRevision?.maxScore ?? 0,
    earned: progress
      ? {
          score: progress.bestScore,
          maxScore: progress.maxScore,
          passed: progress.passedAt !== null,
          attempts: progress.attempts,
          triesToPass: progress.triesToPass,
        }
      : null,
    activeSeconds: draft?.activeSeconds ?? 0,
    hints: _count.hintRequests,
  }));
}
