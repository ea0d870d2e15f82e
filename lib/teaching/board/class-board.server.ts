/**
 * Reads the class page's table, or the rows of some students of it: the gradebook's queries, and one for what is being
 * written. None of them reads attempts, and their number does not depend on the class.
 */

import 'server-only';
import { shareOf } from '@/lib/core/scoring/score';
import { isPast } from '@/lib/core/scoring/terms';
import { database } from '@/lib/platform/db/database.server';
import { listenForNews } from '@/lib/platform/live/hub.server';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Grade, GradeColumn } from '@/lib/teaching/gradebook/gradebook';
import { getGradebook } from '@/lib/teaching/gradebook/gradebook.server';
import { Prisma } from '@/prisma/generated/client';
import {
  type BoardColumn,
  type BoardRow,
  type CellCode,
  type CellState,
  type ClassBoard,
  cellFlags,
  cellStates,
} from './class-board';

export async function getClassBoard(staff: ClassStaff, only?: readonly string[]): Promise<ClassBoard> {
  const { classId } = staff;
  await listenForNews(); // so that whoever follows the class from here on misses nothing
  const readAt = Date.now();
  const { timeZone, columns, students } = await getGradebook(staff, only);
  const db = await database();
  const [sections, drafts] = await Promise.all([
    db.section.findMany({ where: { classId }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    readDrafts(classId, only),
  ]);
  return {
    readAt,
    assigned: columns.some(({ assignmentId }) => assignmentId !== null),
    timeZone,
    columns: columns.map(toColumn),
    sections,
    rows: students.map(({ id, name, email, sectionId, grades }): BoardRow => {
      const own = drafts.get(id);
      const cells = grades.map((grade, index) => {
        const column = columns[index];
        const draft = column?.part === 'exercise' ? own?.get(column.exerciseId) : undefined;
        return encodeGrade(grade, column ?? null, draft, readAt);
      });
      return [id, name, email, sectionId ?? '', cells];
    }),
  };
}

function toColumn({ assignmentId, exerciseId, slug, title, part, points, dueAt, opensAt }: GradeColumn): BoardColumn {
  const times = { dueAt: dueAt?.getTime() ?? null, opensAt: opensAt?.getTime() ?? null };
  return { key: assignmentId ?? exerciseId, exerciseId, slug, title, part, points, ...times };
}

interface DraftTimes {
  /** ms since 1970. */
  readonly savedAt: number;
  readonly activeSeconds: number;
}

/** Student → exercise. One row a student, for the reason that the gradebook gives. */
async function readDrafts(
  classId: string,
  only?: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, DraftTimes>>> {
  const db = await database();
  const rows = await db.$queryRaw<
    readonly { readonly userId: string; readonly drafts: readonly (readonly [string, number, number])[] }[]
  >`
    SELECT d."userId", json_agg(json_build_array(d."exerciseId", round(extract(epoch FROM d."savedAt") * 1000)::float8,
      d."activeSeconds")) AS drafts
    FROM "Enrolment" AS e JOIN "Draft" AS d ON d."userId" = e."userId"
    WHERE e."classId" = ${classId}::uuid AND e.role = 'student' AND e."removedAt" IS NULL
      ${only ? Prisma.sql`AND d."userId" = ANY(${[...only]}::uuid[])` : Prisma.empty}
    GROUP BY d."userId"`;
  return new Map(
    rows.map(({ userId, drafts }) => [
      userId,
      new Map(drafts.map(([exerciseId, savedAt, activeSeconds]) => [exerciseId, { savedAt, activeSeconds }])),
    ]),
  );
}

function encodeGrade(
  grade: Grade,
  column: GradeColumn | null,
  draft: DraftTimes | undefined,
  now: number,
): CellCode | 0 {
  const columnDueAt = column?.dueAt ?? null;
  const state: CellState = grade.state === 'notStarted' && draft ? 'begun' : grade.state;
  const { dueAt, counting, override } = grade;
  const flags =
    (isPast(dueAt, new Date(now)) && state !== 'passed' && !override ? cellFlags.overdue : 0) +
    (override ? cellFlags.override : 0) +
    (dueAt !== null && columnDueAt !== null && dueAt > columnDueAt ? cellFlags.extended : 0);
  if (state === 'notStarted' && flags === 0) return 0;
  const lastMs = Math.max(grade.lastAttemptAt?.getTime() ?? 0, draft?.savedAt ?? 0);
  const points = thousandths(grade.points ?? 0);
  const earned = thousandths((column?.points ?? 0) * (counting ? shareOf(counting) : 0));
  return [
    cellStates.indexOf(state),
    points,
    grade.attempts,
    grade.triesToPass ?? 0,
    draft?.activeSeconds ?? 0,
    counting?.days ?? 0,
    flags,
    Math.floor(lastMs / 60_000),
    ...(earned === points ? ([] as const) : ([earned] as const)),
  ];
}

const thousandths = (points: number) => Math.round(points * 1000) / 1000;
