/**
 * The workbench's side of the JSON API. Nothing here throws for what a network or a server does: an answer says whether
 * it is worth trying again (`unreachable`, `busy`) or not (`refused`).
 */
import type { z } from 'zod';
import type { Unavailable } from '@/lib/client/documents/document';
import { unavailable } from '@/lib/client/documents/unavailable';
import type { CheckReport, Report } from '@/lib/core/grader/report';
import {
  attemptList,
  attemptView,
  draftAnswer,
  errorBody,
  hintAnswer,
  ownReview,
  type ReceivedAttempt,
  type ReceivedReview,
  type ServerDraft,
  savedDraft,
  seenAnswer,
  type TakeOverAnswer,
  takeOverAnswer,
  verifyAnswer,
} from './wire';

export type ServerAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  /** The server understood and said no; the same request again would get the same answer. */
  | { readonly kind: 'refused'; readonly status: number; readonly message: string; readonly body: unknown }
  /** The connection was lost, or the server is busy, restarting or failing: try again later. */
  | Unavailable;

/** What is sent to be graded. `provisional` is what was found here, for staff to compare; the verdict does not look at it. */
export interface Submitted {
  readonly slug: string;
  readonly revisionId: string;
  readonly source: string;
  readonly provisional?: readonly Pick<CheckReport, 'name' | 'outcome'>[] | undefined;
}

/** A visitor's work on its way into an account. */
export interface OfferedWork {
  readonly drafts: readonly { readonly slug: string; readonly source: string }[];
  readonly attempts: readonly { readonly id: string; readonly slug: string; readonly source: string }[];
}

export interface WorkbenchApi {
  getDraft(slug: string): Promise<ServerAnswer<{ draft: ServerDraft | null }>>;
  /** Refused with 409 and the newer draft in `body` when another device saved since `baseVersion`. */
  putDraft(slug: string, source: string, baseVersion: number | null): Promise<ServerAnswer<{ version: number }>>;
  postAttempt(attempt: Submitted & { readonly id: string }): Promise<ServerAnswer<ReceivedAttempt>>;
  /** Answers when the attempt is verified, or after `waitSeconds` with the attempt still pending. */
  getAttempt(id: string, waitSeconds: number): Promise<ServerAnswer<ReceivedAttempt>>;
  getAttempts(slug: string): Promise<ServerAnswer<{ attempts: ReceivedAttempt[] }>>;
  getReview(slug: string): Promise<ServerAnswer<ReceivedReview>>;
  /** The comments named have been shown. */
  markSeen(slug: string, seen: readonly string[]): Promise<ServerAnswer<object>>;
  /** Grades a visitor's code with public and hidden checks; nothing is stored. */
  verify(submitted: Submitted): Promise<ServerAnswer<{ report: Report }>>;
  getHint(slug: string, revisionId: string, mistake: string): Promise<ServerAnswer<{ html: string }>>;
  takeOver(work: OfferedWork): Promise<ServerAnswer<TakeOverAnswer>>;
}

/** A request may outlive its page only below this size (the browser's limit is 64 KiB for all of them together). */
const keepaliveLimit = 30_000;

export const workbenchApi: WorkbenchApi = {
  getDraft: (slug) => call(draftAnswer, 'GET', `/api/drafts/${slug}`),
  putDraft: (slug, source, baseVersion) => call(savedDraft, 'PUT', `/api/drafts/${slug}`, { source, baseVersion }),
  postAttempt: (attempt) => call(attemptView, 'POST', '/api/attempts', attempt),
  getAttempt: (id, waitSeconds) => call(attemptView, 'GET', `/api/attempts/${id}?wait=${waitSeconds}`),
  getAttempts: (slug) => call(attemptList, 'GET', `/api/exercises/${slug}/attempts`),
  getReview: (slug) => call(ownReview, 'GET', `/api/exercises/${slug}/review`),
  markSeen: (slug, seen) => call(seenAnswer, 'POST', `/api/exercises/${slug}/review`, { seen }),
  verify: (submitted) => call(verifyAnswer, 'POST', '/api/verify', submitted),
  getHint: (slug, revisionId, mistake) => call(hintAnswer, 'POST', '/api/hints', { slug, revisionId, mistake }),
  takeOver: (work) => call(takeOverAnswer, 'POST', '/api/takeover', work),
};

/** For the author of an exercise that is not published: only its own verification exists. */
export const previewApi = (slug: string): WorkbenchApi => ({
  ...workbenchApi,
  verify: (submitted) => call(verifyAnswer, 'POST', `/api/studio/exercises/${slug}/verify`, submitted),
});

async function call<T>(schema: z.ZodType<T>, method: string, path: string, body?: object): Promise<ServerAnswer<T>> {
  const text = body === undefined ? undefined : JSON.stringify(body);
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, {
      method,
      body: text,
      headers: text === undefined ? {} : { 'Content-Type': 'application/json' },
      cache: 'no-store',
      keepalive: text !== undefined && text.length < keepaliveLimit,
    });
    answer = response.status === 204 ? {} : await response.json().catch(() => null);
  } catch {
    return { kind: 'unreachable' };
  }
  const notNow = unavailable(response);
  if (notNow) return notNow;
  if (!response.ok) return refusal(response.status, answer);
  const parsed = schema.safeParse(answer);
  // A page of HTML from a captive portal or a proxy comes with 200 as well.
  return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'unreachable' };
}

function refusal(status: number, body: unknown): ServerAnswer<never> {
  const parsed = errorBody.safeParse(body);
  const message = parsed.success ? parsed.data.error.message : `The server refused this (status ${status}).`;
  return { kind: 'refused', status, message, body };
}
