/** Visitors' answers, kept in their browser until they sign in. */
import { z } from 'zod';
import { browserStorage, findStored } from '@/lib/client/documents/storage';
import type { Answer } from '@/lib/core/questions/judge';
import { answerSchema } from '@/lib/core/questions/wire';

const kept = z.object({ answer: answerSchema, correct: z.boolean() });

const keyOf = (slug: string, id: string) => `nabla.answer.${slug}.${id}`;

export function findKeptAnswer(slug: string, id: string): { answer: Answer; correct: boolean } | null {
  return findStored(browserStorage, keyOf(slug, id), kept);
}

export function keepAnswer(slug: string, id: string, answer: Answer, correct: boolean): void {
  browserStorage.set(keyOf(slug, id), JSON.stringify({ answer, correct }));
}

export function forgetKeptAnswer(slug: string, id: string): void {
  browserStorage.remove(keyOf(slug, id));
}
