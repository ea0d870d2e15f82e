/** Grades the attempts of re-gradings for their previews, one at a time and only while no student waits for a verdict. */

import 'server-only';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { storableReport } from '@/lib/learning/attempts/row.server';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { database } from '@/lib/platform/db/database.server';
import { onRegrade } from '@/lib/platform/live/process-events.server';
import { claimRegrade, finishPreview, type RegradeClaim, releaseClaim, renewClaim } from './claim.server';

export interface RegraderOptions {
  readonly sandbox: Sandbox;
  /** How often re-gradings that this process was not told of are looked for. */
  readonly pollMs?: number;
  /** How long an attempt waits for its next try after our fault, times the tries so far. */
  readonly retryMs?: number;
  /** A queue of students that never empties does not stop a re-grading: after this long it goes one attempt further. */
  readonly patienceMs?: number;
}

export interface Regrader {
  /** Resolves when the attempt under way is recorded; the rest is left to the next process. */
  stop(): Promise<void>;
}

const mostTries = 3;
const lookAgainMs = 100;

export function startRegrader(options: RegraderOptions): Regrader {
  const { pollMs = 5000 } = options;
  let stopped = false;
  let working: Promise<void> | null = null;
  let wanted = false;

  function wake() {
    wanted = true;
    if (working || stopped) return;
    working = work().finally(() => {
      working = null;
    });
  }

  async function work() {
    while (wanted && !stopped) {
      wanted = false;
      try {
        const claim = await claimRegrade();
        if (!claim) continue;
        wanted = true;
        await preview(claim, options, () => stopped);
      } catch (error) {
        wanted = false; // until the next poll
        console.error('A re-grading could not go on; trying again.', error);
      }
    }
  }

  const unsubscribe = onRegrade(wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      clearInterval(timer);
      await working;
    },
  };
}

async function preview(claim: RegradeClaim, options: RegraderOptions, stopped: () => boolean): Promise<void> {
  let item: Item | null = null;
  for (;;) {
    item = await nextItem(claim.id, item?.attemptId);
    if (!item) return finishPreview(claim);
    await untilNobodyWaits(options.patienceMs ?? 5000, stopped);
    if (stopped()) return releaseClaim(claim);
    if (!(await renewClaim(claim))) return;
    await recordItem(claim, item.attemptId, await gradeAgain(claim, item, options));
  }
}

interface Item {
  readonly attemptId: string;
  readonly source: string;
}

/** In the order of ids, so that those graded before are not looked at again. @param after the item before */
async function nextItem(regradeId: string, after: string | undefined): Promise<Item | null> {
  const { regradeItem } = await database();
  const found = await regradeItem.findFirst({
    where: { regradeId, newOutcome: null, ...(after && { attemptId: { gt: after } }) },
    select: { attemptId: true, attempt: { select: { source: true } } },
    orderBy: { attemptId: 'asc' },
  });
  return found && { attemptId: found.attemptId, source: found.attempt.source };
}

async function untilNobodyWaits(patienceMs: number, stopped: () => boolean): Promise<void> {
  const { attempt } = await database();
  const until = Date.now() + patienceMs;
  while (!stopped() && Date.now() < until) {
    if (!(await attempt.findFirst({ where: { state: 'pending' }, select: { id: true } }))) return;
    await new Promise((resolve) => setTimeout(resolve, lookAgainMs));
  }
}

/** Null where our own fault kept it from being graded, several times. */
async function gradeAgain(
  { revisionId }: RegradeClaim,
  { attemptId, source }: Item,
  { sandbox, retryMs = 500 }: RegraderOptions,
): Promise<Report | null> {
  for (let tries = 1; tries <= mostTries; tries += 1) {
    try {
      const report = await grade(await getFullRevision(revisionId), source, sandbox);
      if (report.outcome !== 'error') return report;
    } catch (error) {
      console.error(`Attempt ${attemptId} could not be graded again.`, error);
    }
    if (tries < mostTries) await new Promise((resolve) => setTimeout(resolve, retryMs * tries));
  }
  return null;
}

async function recordItem({ id }: RegradeClaim, attemptId: string, report: Report | null): Promise<void> {
  const { regradeItem } = await database();
  const verdict = report
    ? {
        newOutcome: report.outcome,
        newScore: report.score,
        newMaxScore: report.maxScore,
        newReport: storableReport(report),
        newMistake: report.diagnosis?.mistake ?? null,
      }
    : { newOutcome: 'error' };
  await regradeItem.updateMany({ where: { regradeId: id, attemptId, newOutcome: null }, data: verdict });
}
