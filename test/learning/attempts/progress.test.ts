/** What is kept of a student's attempts on an exercise: the same in whatever order their verdicts arrive. */
import { randomUUID } from 'node:crypto';

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import type { Report } from '@/lib/core/grader/report';
import { readImprovements, readMistakes } from '@/lib/core/scoring/improvements';
import { claimAttempts } from '@/lib/learning/attempts/claim.server';
import { recordVerdict } from '@/lib/learning/attempts/verdict.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();
const start = new Date('2026-03-01T12:00:00Z').getTime();
let student: Viewer;
beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  student = await makeUser();
});

interface Made {
  readonly minute: number;
  readonly score: number;
  readonly mistake: string | null;
}

/** Stores the attempts and records their verdicts in the order given. */
async function record(made: readonly Made[], together = false): Promise<void> {
  const { id: exerciseId, currentRevisionId } = await db().exercise.findFirstOrThrow();
  const rows = made.map(({ minute }) => ({
    id: randomUUID(),
    userId: student.id,
    exerciseId,
    revisionId: currentRevisionId ?? '',
    source: '',
    submittedAt: new Date(start + minute * 60_000),
  }));
  await db().attempt.createMany({ data: rows });
  const claims = await claimAttempts(rows.length);
  const verdicts = rows.map(({ id }, index) => async () => {
    const claim = claims.find((candidate) => candidate.id === id);
    const own = made[index];
    if (!claim || !own) throw new Error('Not claimed.');
    await recordVerdict(claim, reportOf(own));
  });
  if (together) await Promise.all(verdicts.map((run) => run()));
  else for (const run of verdicts) await run();
}

const reportOf = ({ score, mistake }: Made): Report => ({
  version: 1,
  revisionId: 'r',
  outcome: score === 3 ? 'passed' : 'failed',
  score,
  maxScore: 3,
  checks: [],
  problem: null,
  diagnosis: mistake === null ? null : { mistake, title: '', nudge: '', hint: '' },
  console: [],
});

async function kept() {
  const row = await db().progress.findFirst({ where: { userId: student.id } });
  return row && { ...row, improvements: readImprovements(row.improvements), mistakes: readMistakes(row.mistakes) };
}

/** By hand, from the definition. */
function expected(made: readonly Made[]) {
  const inOrder = made.toSorted((a, b) => a.minute - b.minute);
  const improving = inOrder.filter(({ score }, index) =>
    inOrder.slice(0, index).every((before) => score > before.score),
  );
  const firstPass = inOrder.findIndex(({ score }) => score === 3);
  const mistakes = new Set(inOrder.flatMap(({ mistake }) => mistake ?? []));
  return {
    attempts: made.length,
    bestScore: Math.max(...made.map(({ score }) => score)),
    triesToPass: firstPass === -1 ? null : firstPass + 1,
    scores: improving.map(({ score }) => score),
    minutes: improving.map(({ minute }) => minute),
    mistakes: Object.fromEntries([...mistakes].map((id) => [id, made.filter(({ mistake }) => mistake === id).length])),
  };
}

test('in any order of verdicts the same is kept as the definition says', async () => {
  const one = fc.record({
    minute: fc.integer({ min: 0, max: 1000 }),
    score: fc.integer({ min: 0, max: 3 }),
    mistake: fc.constantFrom(null, 'sign', 'upstream'),
  });
  const attempts = fc.uniqueArray(one, { minLength: 1, maxLength: 6, selector: ({ minute }) => minute });
  await fc.assert(
    fc.asyncProperty(attempts, async (made) => {
      student = await makeUser();
      await record(made);
      const found = await kept();
      expect({
        attempts: found?.attempts,
        bestScore: found?.bestScore,
        triesToPass: found?.triesToPass,
        scores: found?.improvements.map(({ score }) => score),
        minutes: found?.improvements.map(({ at }) => (at.getTime() - start) / 60_000),
        mistakes: found?.mistakes,
      }).toEqual(expected(made));
    }),
    { numRuns: 20 },
  );
});

test('verdicts at the same moment lose nothing of each other, the first two neither', async () => {
  const made = [1, 2, 0, 3, 1].map((score, minute) => ({ minute, score, mistake: 'sign' }));
  await record(made, true);
  expect(await kept()).toMatchObject({ attempts: 5, bestScore: 3, triesToPass: 4, mistakes: { sign: 5 } });
});

test('the migration gives older rows what verdicts now keep', async () => {
  await record([
    { minute: 0, score: 1, mistake: 'sign' },
    { minute: 5, score: 0, mistake: 'sign' },
    { minute: 9, score: 3, mistake: null },
  ]);
  const now = await kept();
  await db().progress.updateMany({ data: { triesToPass: null, improvements: [], mistakes: {} } });
  const folder = readdirSync('prisma/migrations').find((name) => name.endsWith('_classes_and_studio'));
  const sql =
    readFileSync(`prisma/migrations/${folder}/migration.sql`, 'utf8').split('-- Progress recorded before').at(1) ?? '';
  await db().$executeRawUnsafe(sql.slice(sql.indexOf('WITH')));
  expect(await kept()).toEqual(now);
});
