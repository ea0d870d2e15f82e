import type { ReceivedAttempt } from '@/lib/learning/attempts/view';
import type { Submitted, WorkbenchApi } from '@/lib/learning/workbench/api';
import type { ServerAnswer } from '@/lib/platform/contract/call';
import type { Fate } from './draft-server';
import { gradingReport } from './reports';

/** The attempts API as its contract says: the same id is the same attempt. It verifies within `verifyMs` (fake) time. */
export class AttemptServer implements Pick<WorkbenchApi, 'postAttempt' | 'getAttempt'> {
  readonly attempts = new Map<string, ReceivedAttempt>();
  fates: Fate[] = [];
  posts = 0;
  verifyMs = 300;

  postAttempt = async (sent: Submitted & { id: string }): Promise<ServerAnswer<ReceivedAttempt>> => {
    this.posts += 1;
    await new Promise((resolve) => setTimeout(resolve, 50));
    const fate = this.fates.shift() ?? 'ok';
    if (fate === 'lost') return { kind: 'unreachable' };
    if (!this.attempts.has(sent.id)) this.store(sent);
    return fate === 'ok' ? this.find(sent.id) : { kind: 'unreachable' };
  };

  getAttempt = async (id: string): Promise<ServerAnswer<ReceivedAttempt>> => {
    await new Promise((resolve) => setTimeout(resolve, this.verifyMs));
    const fate = this.fates.shift() ?? 'ok';
    return fate === 'ok' ? this.find(id) : { kind: 'unreachable' };
  };

  private find(id: string): ServerAnswer<ReceivedAttempt> {
    const value = this.attempts.get(id);
    return value ? { kind: 'ok', value } : { kind: 'refused', status: 404, message: 'No such attempt.', body: null };
  }

  private store({ id, slug, source }: Submitted & { id: string }): void {
    const pending: ReceivedAttempt = {
      id,
      slug,
      source,
      state: 'pending',
      revisionId: 'r',
      submittedAt: new Date(),
      outcome: null,
      score: null,
      maxScore: null,
      report: null,
    };
    this.attempts.set(id, pending);
    const verified = { state: 'verified', outcome: 'passed', score: 1, maxScore: 1, report: gradingReport() } as const;
    setTimeout(() => this.attempts.set(id, { ...pending, ...verified }), this.verifyMs);
  }
}
