/** How far someone without an account is, from what their browser keeps. The verdicts are the server's, as in an account. */
import { z } from 'zod';
import type { KeyValue } from '@/lib/client/documents/storage';
import { findStored } from '@/lib/client/documents/storage';
import { listVisitorAttempts } from './visitor-record';

export interface VisitorProgress {
  readonly state: 'notStarted' | 'tried' | 'passed';
  /** Of the best verified attempt; null where there is none. */
  readonly best: { readonly score: number; readonly maxScore: number } | null;
  /** Concept questions last answered right. */
  readonly correct: number;
}

const answered = z.object({ correct: z.boolean() });

export function readVisitorProgress(storage: KeyValue, slug: string): VisitorProgress {
  const verified = listVisitorAttempts(storage, slug).filter(({ outcome }) => outcome !== null && outcome !== 'error');
  const scores = verified.flatMap(({ score, maxScore }) =>
    score === null || maxScore === null ? [] : [{ score, maxScore }],
  );
  const best = scores.reduce<VisitorProgress['best']>(
    (top, next) => (top && top.score >= next.score ? top : next),
    null,
  );
  const passed = verified.some(({ outcome }) => outcome === 'passed');
  return {
    state: passed ? 'passed' : verified.length > 0 ? 'tried' : 'notStarted',
    best,
    correct: right(storage, slug),
  };
}

function right(storage: KeyValue, slug: string): number {
  const own = storage.keys().filter((key) => key.startsWith(`nabla.answer.${slug}.`));
  return own.filter((key) => findStored(storage, key, answered)?.correct).length;
}
