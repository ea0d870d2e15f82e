/** What a student's verified attempts on an exercise come to. */

/** What is read of each. */
export const verifiedColumns = {
  id: true,
  submittedAt: true,
  outcome: true,
  score: true,
  maxScore: true,
  mistake: true,
} as const;
export const bySubmission = [{ submittedAt: 'asc' as const }, { id: 'asc' as const }];

export interface VerifiedAttempt {
  readonly id: string;
  readonly submittedAt: Date;
  readonly outcome: string | null;
  readonly score: number | null;
  readonly maxScore: number | null;
  readonly mistake: string | null;
}

/** By time of submission. Null without attempts. */
export function summariseAttempts(attempts: readonly VerifiedAttempt[]) {
  const first = attempts[0];
  const last = attempts.at(-1);
  if (!first || !last) return null;
  const improvements = findImprovements(attempts);
  const best = improvements.at(-1);
  const passed = attempts.findIndex(({ outcome }) => outcome === 'passed');
  return {
    attempts: attempts.length,
    bestScore: best?.score ?? 0,
    maxScore: best?.maxScore ?? 0,
    bestAttemptId: best?.id ?? null,
    firstTriedAt: first.submittedAt,
    lastAttemptAt: last.submittedAt,
    passedAt: attempts[passed]?.submittedAt ?? null,
    triesToPass: passed === -1 ? null : passed + 1,
    improvements: improvements.map(({ id, submittedAt, score, maxScore }) => ({
      attemptId: id,
      at: submittedAt.toISOString(),
      score: score ?? 0,
      maxScore: maxScore ?? 0,
    })),
    mistakes: countMistakes(attempts),
  };
}

/** Those that scored higher than all before them, the first included. */
function findImprovements(attempts: readonly VerifiedAttempt[]): readonly VerifiedAttempt[] {
  let highest = -1;
  return attempts.filter((attempt) => {
    const share = attempt.maxScore ? (attempt.score ?? 0) / attempt.maxScore : 0;
    if (share <= highest) return false;
    highest = share;
    return true;
  });
}

function countMistakes(attempts: readonly VerifiedAttempt[]): Record<string, number> {
  // A mistake may be named like something that every object has, such as "constructor".
  const counts = new Map<string, number>();
  for (const { mistake } of attempts) if (mistake !== null) counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
  return Object.fromEntries(counts);
}
