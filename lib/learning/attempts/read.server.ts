/** A student's own attempts. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { settledOrAfter } from '@/lib/platform/live/process-events.server';
import { canSeeOwnAttempt } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import { attemptColumns, toAttemptView, viewWithoutReport } from './row.server';
import type { SentAttempt } from './view';

/** How often a verdict by another process is looked for. */
const pollMs = 1000;

/** Waits up to `waitMs` for the verdict. @throws NotFound also for somebody else's attempt */
export async function getAttempt(viewer: Viewer, id: string, waitMs = 0): Promise<SentAttempt> {
  const until = Date.now() + waitMs;
  for (;;) {
    const view = await readOwn(viewer, id);
    const left = until - Date.now();
    if (view.state !== 'pending' || left <= 0) return view;
    await settledOrAfter(id, Math.min(left, pollMs));
  }
}

async function readOwn(viewer: Viewer, id: string): Promise<SentAttempt> {
  const { attempt } = await database();
  const row = await attempt.findUnique({ where: { id }, select: { ...attemptColumns, report: true } });
  if (!row || !canSeeOwnAttempt(viewer, row)) throw new NotFound('There is no such attempt.');
  return toAttemptView(row);
}

/** Newest first, without reports; the latest hundred. Empty for an exercise that does not exist. */
export async function listAttempts(viewer: Viewer, slug: string): Promise<readonly SentAttempt[]> {
  const { attempt } = await database();
  const rows = await attempt.findMany({
    where: { userId: viewer.id, exercise: { slug } },
    select: attemptColumns,
    orderBy: [{ submittedAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(viewWithoutReport);
}
