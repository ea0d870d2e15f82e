/** A class's students against the exercises. Three queries whatever the size, none of which reads attempts. */
import { requireClassStaff } from '@/lib/auth/guards.server';
import type { Viewer } from '@/lib/auth/viewer';
import { database } from '@/lib/db.server';
import { type Cell, type ExerciseSummary, summariseCells, toCell } from './summarise';

export interface ClassMatrix {
  /** In course order. */
  readonly exercises: readonly {
    readonly slug: string;
    readonly title: string;
    readonly maxScore: number;
    readonly summary: ExerciseSummary;
  }[];
  /** By name. `cells` are in the order of `exercises`. */
  readonly students: readonly {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly passed: number;
    readonly cells: readonly Cell[];
  }[];
}

/** @throws NotSignedIn; NotFound for a class that the viewer is not staff of */
export async function getClassMatrix(viewer: Viewer, classId: string): Promise<ClassMatrix> {
  await requireClassStaff(viewer, classId);
  const { exercise, user, progress } = await database();
  const inClass = { enrolments: { some: { classId, role: 'student' as const, removedAt: null } } };
  const [exercises, users, records] = await Promise.all([
    exercise.findMany({
      where: { published: true, currentRevisionId: { not: null } },
      select: { id: true, slug: true, title: true, currentRevision: { select: { maxScore: true } } },
      orderBy: { position: 'asc' },
    }),
    user.findMany({
      where: inClass,
      select: { id: true, name: true, email: true },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
    }),
    progress.findMany({ where: { user: inClass } }),
  ]);
  const byKey = new Map(records.map((record) => [`${record.userId} ${record.exerciseId}`, record]));
  const students = users.map((student) => {
    const cells = exercises.map(({ id, currentRevision }) =>
      toCell(byKey.get(`${student.id} ${id}`), currentRevision?.maxScore ?? 0),
    );
    return { ...student, passed: cells.filter(({ state }) => state === 'passed').length, cells };
  });
  return {
    exercises: exercises.map(({ slug, title, currentRevision }, index) => ({
      slug,
      title,
      maxScore: currentRevision?.maxScore ?? 0,
      summary: summariseCells(students.flatMap(({ cells }) => cells[index] ?? [])),
    })),
    students,
  };
}
