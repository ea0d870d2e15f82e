/** Visitors' answers, kept in their browser until they sign in. */
import { z } from 'zod';
import { browserStorage, findStored } from '@/lib/client/documents/storage';
import type { Answer } from '@/lib/core/questions/judge';
import { answerSchema } from '@/lib/core/questions/wire';

/** `tries`: answers given until the one that was right, or so far. */
const kept = z.object({
  answer: answerSchema,
  correct: z.boolean(),
  tries: z.number().int().min(1).max(1000).default(1),
});
type Kept = z.infer<typeof kept>;

const keyOf = (slug: string, id: string) => `nabla.answer.${slug}.${id}`;

export function findKeptAnswer(slug: string, id: string): Kept | null {
  return findStored(browserStorage, keyOf(slug, id), kept);
}

/** Returns the tries so far, this one included. Once right, looking again counts no further. */
export function keepAnswer(slug: string, id: string, answer: Answer, correct: boolean): number {
  const before = findKeptAnswer(slug, id);
  const tries = before === null ? 1 : Math.min(1000, before.tries + (before.correct ? 0 : 1));
  browserStorage.set(keyOf(slug, id), JSON.stringify({ answer, correct, tries }));
  return tries;
}

/** All of this browser. A slug has no full stop. */
export function listKeptAnswers(): readonly (Kept & { readonly slug: string; readonly id: string })[] {
  return browserStorage.keys().flatMap((key) => {
    const [, slug, id] = /^nabla\.answer\.([^.]+)\.(.+)$/.exec(key) ?? [];
    const found = slug && id ? findKeptAnswer(slug, id) : null;
    return slug && id && found ? [{ ...found, slug, id }] : [];
  });
}

export function forgetKeptAnswer(slug: string, id: string): void {
  browserStorage.remove(keyOf(slug, id));
}
