/** Verified attempts without grading: what staff's pages make of them is tested here, not the verdicts. */
import { randomUUID } from 'node:crypto';
import { recomputeProgress } from '@/lib/learning/progress/record.server';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';

export interface MadeAttempt {
  readonly userId: string;
  readonly slug: string;
  readonly submittedAt: Date;
  /** Of 3; 3 is a pass. */
  readonly score: number;
  readonly mistake?: string;
  readonly disagrees?: boolean;
  /** Outcome by name of the check, all public. */
  readonly checks?: Readonly<Record<string, string>>;
}

/** Stored with its progress. Returns its id. */
export async function makeAttempt({ userId, slug, score, checks = {}, ...given }: MadeAttempt): Promise<string> {
  const db = await database();
  const exercise = await db.exercise.findUniqueOrThrow({ where: { slug } });
  const report: Prisma.InputJsonObject = {
    checks: Object.entries(checks).map(([name, outcome]) => ({ name, outcome, visibility: 'public' })),
  };
  const id = randomUUID();
  const revisionId = exercise.currentRevisionId ?? '';
  const outcome = score === 3 ? 'passed' : 'failed';
  const verdict = { state: 'verified' as const, outcome, score, maxScore: 3, report };
  await db.attempt.create({
    data: { id, userId, exerciseId: exercise.id, revisionId, source: '', ...verdict, ...given },
  });
  await db.$transaction((tx) => recomputeProgress(tx, userId, exercise.id));
  return id;
}
