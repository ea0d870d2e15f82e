/** `Progress.improvements` and `Progress.mistakes` as the database keeps them: written by lib/attempts/progress.server.ts. */
import { z } from 'zod';
import type { Improvement } from './score';

const stored = z.array(
  z.object({
    attemptId: z.string(),
    at: z.string().transform((text) => new Date(text)),
    score: z.number(),
    maxScore: z.number(),
  }),
);
const storedCounts = z.record(z.string(), z.number());

/** By time of submission. @throws ZodError for what Nabla never wrote */
export const readImprovements = (column: unknown): readonly Improvement[] => stored.parse(column);

/** Attempts in which each mistake was recognised, by its id. @throws ZodError for what Nabla never wrote */
export const readMistakes = (column: unknown): Readonly<Record<string, number>> => storedCounts.parse(column);
