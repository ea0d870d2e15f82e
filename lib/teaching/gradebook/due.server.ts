/** What a student has to do, for when: over all of their classes. */

import 'server-only';
import { lateness } from '@/lib/core/scoring/score';
import { type ScoreStanding, standingOf } from '@/lib/core/scoring/standing';
import type { LatePolicy } from '@/lib/core/scoring/terms';
import type { getReview } from '@/lib/learning/workbench/endpoints';
import type { Sent } from '@/lib/platform/contract/endpoint';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import type { Grade, GradeColumn } from './gradebook';
import { readGradebook } from './gradebook.server';

export interface DueItem {
  readonly assignmentId: string;
  readonly className: string;
  readonly slug: string;
  readonly title: string;
  readonly part: 'exercise' | 'lesson';
  readonly opensAt: Date | null;
  /** With extensions; null: never. */
  readonly dueAt: Date | null;
  readonly extended: boolean;
  readonly latePolicy: LatePolicy;
  readonly latePercent: number;
  readonly state: Grade['state'];
  /** What counts so far, after lateness or set by staff; null without. */
  readonly points: number | null;
  readonly maxPoints: number;
  /** Percent taken from what counts. */
  readonly penalty: number;
  /** The same with what it is made of. */
  readonly standing: ScoreStanding;
  /** Percent that work handed in now would lose. */
  readonly penaltyNow: number;
}

/** By due date, those never due last; nothing for a visitor. Of one exercise alone with `slug`. */
export async function listDue(viewer: Viewer | null, slug?: string): Promise<readonly DueItem[]> {
  if (!viewer) return [];
  const { class: classes } = await database();
  const given = { removedAt: null, ...(slug === undefined ? {} : { exercise: { slug } }) };
  const rows = await classes.findMany({
    where: {
      archivedAt: null,
      enrolments: { some: { userId: viewer.id, role: 'student', removedAt: null } },
      assignments: { some: given },
    },
    select: { id: true },
  });
  const books = await Promise.all(rows.map(({ id }) => readGradebook(id, [viewer.id])));
  const items = books.flatMap(({ className, columns, students: [own] }) =>
    columns.flatMap((column, index) => {
      const grade = own?.grades[index];
      return grade && (slug === undefined || column.slug === slug) ? [dueItem(className, column, grade)] : [];
    }),
  );
  const time = ({ dueAt }: DueItem) => dueAt?.getTime() ?? Number.POSITIVE_INFINITY;
  return items.toSorted((a, b) => (time(a) === time(b) ? 0 : time(a) - time(b)));
}

/** What counts of the work at one exercise, in each class that gives it. */
export async function listOwnStandings(viewer: Viewer, slug: string): Promise<Sent<typeof getReview>['standings']> {
  const items = await listDue(viewer, slug);
  return items.flatMap(({ part, className, dueAt, extended, standing }) =>
    part === 'exercise' && standing.points !== null
      ? [{ className, dueAt: dueAt?.toISOString() ?? null, extended, ...standing }]
      : [],
  );
}

function dueItem(className: string, column: GradeColumn, grade: Grade): DueItem {
  const { slug, title, part, opensAt, latePolicy, latePercent } = column;
  return {
    ...{ className, slug, title, part, opensAt, latePolicy, latePercent },
    assignmentId: column.assignmentId ?? '',
    dueAt: grade.dueAt,
    extended: grade.dueAt?.getTime() !== column.dueAt?.getTime(),
    state: grade.state,
    points: grade.points,
    maxPoints: column.points,
    penalty: grade.override ? 0 : (grade.counting?.penalty ?? 0),
    standing: standingOf(column.points, grade),
    penaltyNow: lateness(column, grade.dueAt, new Date()).penalty,
  };
}
