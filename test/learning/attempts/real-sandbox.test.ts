/** Attempts verified by the real pool of QuickJS engines. */
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { getAttempt } from '@/lib/learning/attempts/read.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { startVerifier } from '@/lib/learning/attempts/verify.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { freshDatabase } from '../../helpers/database';
import { half, makeRevision, right, wrong } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();
const sandbox = serverSandbox({ threads: 2 });
afterAll(() => sandbox.close());

const hostile = {
  loop: 'export function double(z: Vector): Vector { while (true) {} }',
  memory: 'export function double(z: Vector): Vector { const a = []; for (;;) a.push(new Array(1e6).fill(1)); }',
  syntax: 'export function double(z: Vector): Vector { return [',
  nul: 'export function double(z: Vector): Vector { console.log("\\0", "\\ud800"); throw new Error("\\0\\udc00"); }',
};

test('right, wrong and hostile submissions at once each get their own verdict', async () => {
  await publishCourse('Test', [makeRevision()]);
  const student = await makeUser();
  const verifier = startVerifier({ sandbox, concurrency: 2 });
  const outcomeOf = async (source: string) => {
    const { id } = await submitAttempt(student, { id: randomUUID(), slug: 'double', source });
    const { state, outcome, score, report } = await getAttempt(student, id, 80_000);
    return { state, outcome, score, problem: report?.problem?.kind ?? null };
  };
  const sources = [right, hostile.loop, half, hostile.memory, wrong, hostile.syntax, hostile.nul, right];
  expect(await Promise.all(sources.map(outcomeOf))).toMatchObject([
    { state: 'verified', outcome: 'passed', score: 3 },
    { state: 'verified', outcome: 'timeout', score: 0 },
    { state: 'verified', outcome: 'failed', score: 1 },
    { state: 'verified', outcome: 'timeout', score: 0, problem: 'memory' },
    { state: 'verified', outcome: 'failed', score: 0 },
    { state: 'verified', outcome: 'threw', score: 0, problem: 'syntax' },
    { state: 'verified', outcome: 'threw', score: 0 },
    { state: 'verified', outcome: 'passed', score: 3 },
  ]);
  await verifier.stop();
  expect(await db().progress.findMany()).toMatchObject([{ attempts: 8, bestScore: 3, maxScore: 3 }]);
}, 90_000);
