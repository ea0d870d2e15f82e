/** The verifier: grades pending attempts with public and hidden checks, as many at once as the sandbox has workers. */

import 'server-only';
import { grade } from '@/lib/core/grader/grade';
import type { Report } from '@/lib/core/grader/report';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { getFullRevision } from '@/lib/learning/catalogue/revisions.server';
import { processName } from '@/lib/platform/db/connection.server';
import { announceSettled, onSubmitted } from '@/lib/platform/live/process-events.server';
import { meters } from '@/lib/platform/observe/meters.server';
import { type Claim, claimAttempts } from './claim.server';
import { mostTries, recordFault, recordVerdict } from './verdict.server';

export interface VerifierOptions {
  readonly sandbox: Sandbox;
  /** Gradings at once. */
  readonly concurrency: number;
  /** How often attempts that this process was not told of are looked for: those of crashed processes. */
  readonly pollMs?: number;
  /** How long a grading that failed by our fault waits for its next try, times the tries so far. */
  readonly retryMs?: number;
}

export interface Verifier {
  /** Takes no more attempts and resolves when those under way are recorded. */
  stop(): Promise<void>;
}

export function startVerifier({ sandbox, concurrency, pollMs = 3000, retryMs = 500 }: VerifierOptions): Verifier {
  const underWay = new Set<Promise<void>>();
  let stopped = false;
  let wanted = false;
  let filling: Promise<void> | null = null;

  function wake() {
    wanted = true;
    if (!filling && !stopped) {
      filling = fill().finally(() => {
        filling = null;
      });
    }
  }

  /** Claims for every free place, at most half of all places for one person; news that arrives meanwhile makes it look again. */
  async function fill() {
    while (wanted && !stopped && underWay.size < concurrency) {
      wanted = false;
      const claims = await claimOrExplain(concurrency - underWay.size, Math.max(1, Math.floor(concurrency / 2)));
      for (const claim of claims) begin(claim);
    }
  }

  function begin(claim: Claim) {
    const work = verify(claim, sandbox, retryMs).finally(() => {
      underWay.delete(work);
      wake();
    });
    underWay.add(work);
  }

  const unsubscribe = onSubmitted(wake);
  const timer = setInterval(wake, pollMs);
  wake();
  return {
    stop: async () => {
      stopped = true;
      unsubscribe();
      clearInterval(timer);
      await filling;
      await Promise.all(underWay);
    },
  };
}

/** The database may be away for a while: said once per try, and tried again at the next poll. */
async function claimOrExplain(most: number, perPerson: number): Promise<readonly Claim[]> {
  try {
    return await claimAttempts(most, processName, perPerson);
  } catch (error) {
    console.error('Pending attempts could not be read; trying again.', error);
    return [];
  }
}

/** Never rejects: what cannot be recorded keeps its claim, which runs out. */
async function verify(claim: Claim, sandbox: Sandbox, retryMs: number): Promise<void> {
  try {
    // Claimed again after the last try: it took its process down every time.
    const report = claim.tries > mostTries ? null : await gradeClaim(claim, sandbox);
    const settled =
      report && report.outcome !== 'error'
        ? await recordVerdict(claim, report)
        : await giveUpOrRelease(claim, report, retryMs);
    if (settled) announceSettled(claim.id);
    count(claim, report, settled);
  } catch (error) {
    console.error(`The verdict of attempt ${claim.id} could not be recorded.`, error);
  }
}

function count({ submittedAt }: Claim, report: Report | null, settled: boolean): void {
  const outcome = report?.outcome ?? 'error';
  if (outcome === 'error') meters().engineFaults.inc();
  if (!settled) return;
  meters().gradings.inc({ outcome });
  meters().verdictSeconds.observe((Date.now() - submittedAt.getTime()) / 1000);
}

async function gradeClaim(claim: Claim, sandbox: Sandbox): Promise<Report | null> {
  try {
    return await grade(await getFullRevision(claim.revisionId), claim.source, sandbox);
  } catch (error) {
    console.error(`Attempt ${claim.id} could not be graded.`, error);
    return null;
  }
}

async function giveUpOrRelease(claim: Claim, report: Report | null, retryMs: number): Promise<boolean> {
  if (claim.tries < mostTries) await new Promise((resolve) => setTimeout(resolve, retryMs * claim.tries));
  return recordFault(claim, report);
}
