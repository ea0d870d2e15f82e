/**
 * What someone without an account did, kept in this browser until they sign up. `takeOver` then gives it to the account;
 * nothing is deleted here before the server acknowledged it.
 */
import { z } from 'zod';
import { browserStorage, findStored, type KeyValue } from '@/lib/client/documents/storage';
import { type OfferedWork, type WorkbenchApi, workbenchApi } from './api';
import { findLocalDraft, listDrafts, removeDraft, visitor } from './draft-store';
import type { TakeOverAnswer } from './endpoints';

const visitorAttempt = z.object({
  id: z.string(),
  slug: z.string(),
  source: z.string(),
  submittedAt: z.coerce.date(),
  /** Null until the server has verified it. */
  outcome: z.enum(['passed', 'failed', 'threw', 'timeout', 'error']).nullable(),
  score: z.number().nullable(),
  maxScore: z.number().nullable(),
});
export type VisitorAttempt = z.infer<typeof visitorAttempt>;

const key = 'nabla.visitor.attempts';
/** Beyond this the oldest attempts that did not pass are dropped: a browser keeps about five megabytes. */
const most = 200;
const chunk = 20;

/** Newest first; of one exercise, or of all. */
export function listVisitorAttempts(storage: KeyValue, slug?: string): VisitorAttempt[] {
  const all = findStored(storage, key, z.array(visitorAttempt)) ?? [];
  return slug === undefined ? all : all.filter((attempt) => attempt.slug === slug);
}

/** Adds an attempt, or replaces the one with its id. */
export function keepVisitorAttempt(storage: KeyValue, attempt: VisitorAttempt): void {
  const all = listVisitorAttempts(storage);
  const known = all.some((other) => other.id === attempt.id);
  const next = known ? all.map((other) => (other.id === attempt.id ? attempt : other)) : [attempt, ...all];
  write(storage, trim(next));
}

export function hasVisitorWork(storage: KeyValue): boolean {
  return listVisitorAttempts(storage).length > 0 || listDrafts(storage, visitor).length > 0;
}

/** The event on `window` that tells an open workbench that the server has more of the student's work now. */
export const takenOverEvent = 'nabla:taken-over';

/**
 * Gives everything kept here to the account that is signed in now. Call it after signing up or in.
 * Safe to call at any time and more than once: attempts keep their ids. A draft of an exercise of which the account has
 * one already stays here, to be found on the Attempts tab. Returns false when the server could not be reached or refused.
 */
export async function offerVisitorWork(
  api: Pick<WorkbenchApi, 'takeOver'> = workbenchApi,
  storage: KeyValue = browserStorage,
  pauseMs = 5000,
): Promise<boolean> {
  const drafts = listDrafts(storage, visitor).flatMap((slug) => {
    const draft = findLocalDraft(storage, visitor, slug);
    return draft ? [{ slug, source: draft.source }] : [];
  });
  const attempts = listVisitorAttempts(storage)
    .toReversed()
    .map(({ id, slug, source }) => ({ id, slug, source }));
  while (drafts.length > 0 || attempts.length > 0) {
    const part = { drafts: drafts.splice(0, chunk), attempts: attempts.splice(0, chunk) };
    const answer = await api.takeOver(part);
    if (answer.kind !== 'ok') return false;
    forget(storage, part, answer.value);
    const later = new Set(answer.value.later);
    if (later.size === 0) continue;
    attempts.unshift(...part.attempts.filter(({ id }) => later.has(id)));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  globalThis.dispatchEvent?.(new Event(takenOverEvent));
  return true;
}

/** Deletes what the account has now, but not code that was typed while it was on its way. */
function forget(storage: KeyValue, sent: OfferedWork, taken: TakeOverAnswer): void {
  for (const { slug, source } of sent.drafts) {
    if (!taken.drafts.includes(slug)) continue;
    if (findLocalDraft(storage, visitor, slug)?.source === source) removeDraft(storage, visitor, slug);
  }
  const gone = new Set(taken.attempts);
  write(
    storage,
    listVisitorAttempts(storage).filter((attempt) => !gone.has(attempt.id)),
  );
}

function trim(attempts: readonly VisitorAttempt[]): readonly VisitorAttempt[] {
  if (attempts.length <= most) return attempts;
  const oldest = attempts.findLastIndex((attempt) => attempt.outcome !== 'passed');
  return trim(attempts.filter((_, index) => index !== (oldest === -1 ? attempts.length - 1 : oldest)));
}

function write(storage: KeyValue, attempts: readonly VisitorAttempt[]): void {
  if (attempts.length === 0) storage.remove(key);
  else storage.set(key, JSON.stringify(attempts));
}
