/** `Progress.improvements` and `Progress.mistakes` as the database keeps them: written by lib/learning/progress/record.server.ts. */
import { z } from 'zod';
import type { Improvement } from './score';

const storedCounts = z.record(z.string(), z.number());

/**
 * By time of submission. By hand, since a class page reads tens of thousands of them: a schema took a third of its time.
 * @throws TypeError for what Nabla never wrote
 */
export function readImprovements(column: unknown): readonly Improvement[] {
  if (!Array.isArray(column)) throw new TypeError('Stored improvements are no list.');
  return column.map(readImprovement);
}

function readImprovement(stored: Readonly<Record<keyof Improvement, unknown>> | null): Improvement {
  const { attemptId, at, score, maxScore } = stored ?? {};
  if (
    typeof attemptId === 'string' &&
    typeof at === 'string' &&
    typeof score === 'number' &&
    typeof maxScore === 'number'
  )
    return { attemptId, at: new Date(at), score, maxScore };
  throw new TypeError(`Not an improvement as it is stored: ${JSON.stringify(stored)}.`);
}

/** Attempts in which each mistake was recognised, by its id. @throws ZodError for what Nabla never wrote */
export const readMistakes = (column: unknown): Readonly<Record<string, number>> => storedCounts.parse(column);
