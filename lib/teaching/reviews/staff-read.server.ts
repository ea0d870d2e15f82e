/** A student's attempts as staff of a class see them: with the full report, hidden checks too. */

import 'server-only';
import type { Report, ReportOutcome } from '@/lib/core/grader/report';
import { hintTitle } from '@/lib/learning/attempts/hint-key';
import { readReport } from '@/lib/learning/attempts/row.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { seenByClass } from '@/lib/learning/catalogue/visible.server';
import { getClassStudent } from '@/lib/people/members/class-student.server';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import type { ClassStaff } from '@/lib/platform/session/capabilities';
import type { Prisma } from '@/prisma/generated/client';

export interface StaffAttempt {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  readonly state: 'pending' | 'verified' | 'fault';
  /** ISO 8601. */
  readonly submittedAt: string;
  /** Null until verified. */
  readonly outcome: ReportOutcome | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  /** What the browser found in the public checks differs from the verdict. */
  readonly disagrees: boolean;
  /** Not removed, of any class that the viewer asked as. */
  readonly comments: number;
}

export interface Timeline {
  /** Newest first. */
  readonly attempts: readonly StaffAttempt[];
  /** Hints asked for in the time that these attempts span, newest first. */
  readonly hints: readonly HintAsked[];
  /** Where the page before and after begin; null at the ends. */
  readonly newer: string | null;
  readonly older: string | null;
}

export interface HintAsked {
  readonly slug: string;
  readonly title: string;
  /** The mistake's title, or the hidden check's name with the step. */
  readonly mistake: string;
  /** ISO 8601. */
  readonly at: string;
}

export interface StaffAttemptDetail extends StaffAttempt {
  readonly exerciseId: string;
  readonly revisionId: string;
  readonly source: string;
  /** Everything, also what the student does not see; null until verified. */
  readonly report: Report | null;
  /** Which of the student's attempts at the exercise it is, from 1, and of how many. */
  readonly number: number;
  readonly total: number;
  readonly previous: { readonly id: string; readonly source: string } | null;
  readonly nextId: string | null;
  /** What the browser claimed of the public checks. */
  readonly provisional: Prisma.JsonValue;
  /** Newest first. */
  readonly regraded: readonly RegradedFrom[];
}

/** A re-grading that said something of the attempt. */
export interface RegradedFrom {
  readonly at: string;
  readonly old: { readonly outcome: ReportOutcome; readonly score: number; readonly maxScore: number };
  readonly new: { readonly outcome: ReportOutcome; readonly score: number; readonly maxScore: number };
  /** False where the old verdict was kept because the new one is lower. */
  readonly applied: boolean;
}

export const attemptsPerPage = 30;

const timelineColumns = {
  id: true,
  state: true,
  submittedAt: true,
  outcome: true,
  score: true,
  maxScore: true,
  disagrees: true,
  exercise: { select: { slug: true, title: true } },
} satisfies Prisma.AttemptSelect;

const newestFirst = [{ submittedAt: 'desc' as const }, { id: 'desc' as const }];
const oldestFirst = [{ submittedAt: 'asc' as const }, { id: 'asc' as const }];

interface Place {
  readonly submittedAt: Date;
  readonly id: string;
}

const olderThan = ({ submittedAt, id }: Place): Prisma.AttemptWhereInput => ({
  OR: [{ submittedAt: { lt: submittedAt } }, { submittedAt, id: { lt: id } }],
});
const newerThan = ({ submittedAt, id }: Place): Prisma.AttemptWhereInput => ({
  OR: [{ submittedAt: { gt: submittedAt } }, { submittedAt, id: { gt: id } }],
});

/**
 * A page of all attempts, or of those at one exercise. `from` is what {@link Timeline} gave as `newer` or `older`;
 * anything else begins with the newest.
 * @throws NotFound unless the student is in the class
 */
export async function getTimeline(
  staff: ClassStaff,
  studentId: string,
  { slug, from }: { readonly slug?: string; readonly from?: string } = {},
): Promise<Timeline> {
  const { classId } = staff;
  await getClassStudent(staff, studentId);
  const { attempt, comment } = await database();
  const exercise = { ...(slug ? { slug } : {}), ...seenByClass(classId) };
  const whose = { userId: studentId, exercise };
  const place = readPlace(from);
  const upwards = place !== null && from?.startsWith('newer.') === true;
  const beyond = place && (upwards ? newerThan(place) : olderThan(place));
  const found = await attempt.findMany({
    where: { AND: [whose, beyond ?? {}] },
    select: timelineColumns,
    orderBy: upwards ? oldestFirst : newestFirst,
    take: attemptsPerPage + 1,
  });
  const more = found.length > attemptsPerPage;
  const rows = found.slice(0, attemptsPerPage);
  if (upwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  const newer = first && (upwards ? more : place !== null) ? `newer.${writePlace(first)}` : null;
  const older = last && (upwards || more) ? `older.${writePlace(last)}` : null;
  const [hints, counts] = await Promise.all([
    listHints(studentId, exercise, {
      after: older && last ? last.submittedAt : null,
      before: newer && first ? first.submittedAt : null,
    }),
    comment.groupBy({
      by: ['attemptId'],
      where: { classId, removedAt: null, attemptId: { in: rows.map(({ id }) => id) } },
      _count: true,
    }),
  ]);
  const commentsOn = (id: string) => counts.find(({ attemptId }) => attemptId === id)?._count ?? 0;
  return { attempts: rows.map((row) => toStaffAttempt(row, commentsOn(row.id))), hints, newer, older };
}

const writePlace = ({ submittedAt, id }: Place) => `${submittedAt.getTime()}.${id}`;

function readPlace(from: string | undefined): Place | null {
  const [, ms = '', id = ''] = from?.split('.') ?? [];
  return /^\d{1,15}$/.test(ms) && isUuid(id) ? { submittedAt: new Date(Number(ms)), id } : null;
}

type TimelineRow = Prisma.AttemptGetPayload<{ select: typeof timelineColumns }>;

function toStaffAttempt({ exercise, submittedAt, ...row }: TimelineRow, comments: number): StaffAttempt {
  return {
    ...row,
    ...exercise,
    submittedAt: submittedAt.toISOString(),
    outcome: row.outcome as ReportOutcome | null, // written from a Report alone
    comments,
  };
}

/** There are few: each hint is asked for once. */
async function listHints(
  userId: string,
  exercise: Prisma.ExerciseWhereInput,
  { after, before }: { after: Date | null; before: Date | null },
): Promise<readonly HintAsked[]> {
  const { hintRequest } = await database();
  const rows = await hintRequest.findMany({
    where: {
      userId,
      exercise,
      requestedAt: { ...(after ? { gte: after } : {}), ...(before ? { lt: before } : {}) },
    },
    select: { mistake: true, revisionId: true, requestedAt: true, exercise: { select: { slug: true, title: true } } },
    orderBy: { requestedAt: 'desc' },
  });
  return Promise.all(
    rows.map(async ({ mistake, revisionId, requestedAt, exercise }) => ({
      ...exercise,
      mistake: hintTitle(await getFullRevision(revisionId), mistake),
      at: requestedAt.toISOString(),
    })),
  );
}

/** @throws NotFound unless the student is in the class, and the attempt theirs */
export async function getStudentAttempt(
  staff: ClassStaff,
  studentId: string,
  attemptId: string,
): Promise<StaffAttemptDetail> {
  const { classId } = staff;
  await getClassStudent(staff, studentId);
  if (!isUuid(attemptId)) throw new NotFound('There is no such attempt.');
  const { attempt, comment } = await database();
  const row = await attempt.findFirst({
    where: { id: attemptId, userId: studentId, exercise: seenByClass(classId) },
    select: { ...timelineColumns, exerciseId: true, revisionId: true, source: true, report: true, provisional: true },
  });
  if (!row) throw new NotFound('There is no such attempt.');
  const { exerciseId, revisionId, source, report, provisional, ...listed } = row;
  const same = { userId: studentId, exerciseId };
  const [before, previous, next, total, comments, regraded] = await Promise.all([
    attempt.count({ where: { AND: [same, olderThan(row)] } }),
    attempt.findFirst({
      where: { AND: [same, olderThan(row)] },
      select: { id: true, source: true },
      orderBy: newestFirst,
    }),
    attempt.findFirst({ where: { AND: [same, newerThan(row)] }, select: { id: true }, orderBy: oldestFirst }),
    attempt.count({ where: same }),
    comment.count({ where: { classId, attemptId, removedAt: null } }),
    listRegraded(attemptId),
  ]);
  return {
    ...toStaffAttempt(listed, comments),
    exerciseId,
    revisionId,
    source,
    report: readReport(report),
    provisional,
    number: before + 1,
    total,
    previous,
    nextId: next?.id ?? null,
    regraded,
  };
}

/** By whichever class: the verdict is the attempt's. */
async function listRegraded(attemptId: string): Promise<readonly RegradedFrom[]> {
  const { regradeItem } = await database();
  const rows = await regradeItem.findMany({
    where: { attemptId, newScore: { not: null }, regrade: { state: 'applied' } },
    include: { regrade: { select: { appliedAt: true, createdAt: true } } },
    omit: { oldReport: true, newReport: true },
    orderBy: { regrade: { appliedAt: 'desc' } },
  });
  return rows.map((row) => ({
    at: (row.regrade.appliedAt ?? row.regrade.createdAt).toISOString(),
    // Outcomes are written from Reports alone, and a verified attempt has a verdict.
    old: { outcome: row.oldOutcome as ReportOutcome, score: row.oldScore ?? 0, maxScore: row.oldMaxScore ?? 0 },
    new: { outcome: row.newOutcome as ReportOutcome, score: row.newScore ?? 0, maxScore: row.newMaxScore ?? 0 },
    applied: row.applied,
  }));
}
