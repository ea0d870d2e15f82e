/** The workbench's side of the JSON API, as the session and its tests see it. */
import type { CheckReport, Report } from '@/lib/core/grader/report';
import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import { call, type ServerAnswer } from '@/lib/platform/contract/call';
import {
  getAttempts,
  getDraft,
  getOwnAttempt,
  postAttempt,
  postHint,
  postPreviewVerify,
  postSeen,
  postTakeover,
  postVerify,
  putDraft,
  type ServerDraft,
  type TakeOverAnswer,
} from './endpoints';

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
  /** The comments named have been shown. */
  markSeen(slug: string, seen: readonly string[]): Promise<ServerAnswer<object>>;
  /** Grades a visitor's code with public and hidden checks; nothing is stored. */
  verify(submitted: Submitted): Promise<ServerAnswer<{ report: Report }>>;
  getHint(slug: string, revisionId: string, mistake: string): Promise<ServerAnswer<{ html: string }>>;
  getCheckHint(slug: string, revisionId: string, check: number, step: number): Promise<ServerAnswer<{ html: string }>>;
  takeOver(work: OfferedWork): Promise<ServerAnswer<TakeOverAnswer>>;
}

export const workbenchApi: WorkbenchApi = {
  getDraft: (slug) => call(getDraft, { params: { slug } }),
  putDraft: (slug, source, baseVersion) => call(putDraft, { params: { slug }, body: { source, baseVersion } }),
  postAttempt: (attempt) => call(postAttempt, { body: attempt }),
  getAttempt: (id, wait) => call(getOwnAttempt, { params: { id }, query: { wait } }),
  getAttempts: (slug) => call(getAttempts, { params: { slug } }),
  markSeen: (slug, seen) => call(postSeen, { params: { slug }, body: { seen } }),
  verify: (submitted) => call(postVerify, { body: submitted }),
  getHint: (slug, revisionId, mistake) => call(postHint, { body: { slug, revisionId, mistake } }),
  getCheckHint: (slug, revisionId, check, step) => call(postHint, { body: { slug, revisionId, check, step } }),
  takeOver: (work) => call(postTakeover, { body: work }),
};

/** For the author of an exercise that is not published: only its own verification exists. */
export const previewApi = (slug: string): WorkbenchApi => ({
  ...workbenchApi,
  verify: (submitted) => call(postPreviewVerify, { params: { slug }, body: submitted }),
});
