/** Runs jobs beside answering, a few at a time: what fails is tried again, later each time, and given up in the end. */
import 'server-only';
import { meters } from '@/lib/platform/observe/meters.server';
import { type AnyJob, GiveUp } from './job';
import {
  buryJob,
  type ClaimedJob,
  claimJobs,
  finishJob,
  forgetOldJobs,
  markBegun,
  renewClaims,
  retryJob,
} from './queue.server';

export interface JobsOptions {
  /** How often due jobs are looked for. */
  readonly pollMs?: number;
  /** Before the second try; doubled with each that follows. */
  readonly firstPauseMs?: number;
  /** What else need not be kept for ever: deleted every hour. */
  readonly forget?: readonly (() => Promise<void>)[];
}

/** With the pauses below, about four hours. */
const mostTries = 10;
const longestPauseMs = 60 * 60_000;
const atOnce = 4;
/** A third of how long a claim holds. */
const renewMs = 20_000;
const hourMs = 60 * 60_000;

export function startJobs(
  kinds: readonly AnyJob[],
  { pollMs = 2000, firstPauseMs = 30_000, forget = [] }: JobsOptions = {},
) {
  const known = new Map(kinds.map((job) => [job.kind, job]));
  const underWay = new Map<string, Promise<void>>();
  let stopped = false;
  let looking: Promise<void> | null = null;

  async function look() {
    while (!stopped && underWay.size < atOnce) {
      const claims = await claimJobs([...known.keys()], atOnce - underWay.size);
      for (const claim of claims) begin(claim);
      if (claims.length === 0) return;
    }
  }

  function wake() {
    if (stopped || looking) return;
    looking = look()
      .catch((error: unknown) => console.error('Jobs could not be read; trying again.', error))
      .finally(() => {
        looking = null;
      });
  }

  function begin(claim: ClaimedJob) {
    const work = settle(claim, known.get(claim.kind), firstPauseMs)
      // Its claim runs out, and it is tried again.
      .catch((error: unknown) => console.error(`What came of the job ${claim.id} could not be recorded.`, error))
      .finally(() => {
        underWay.delete(claim.id);
        wake();
      });
    underWay.set(claim.id, work);
  }

  const quietly = (work: () => Promise<void>) => () => void work().catch(() => {});
  const timers = [
    setInterval(wake, pollMs),
    setInterval(
      quietly(async () => renewClaims([...underWay.keys()])),
      renewMs,
    ),
    ...[forgetOldJobs, ...forget].map((old) => setInterval(quietly(old), hourMs)),
  ];
  wake();
  return {
    /** Takes no more and resolves when what is under way is recorded. */
    stop: async () => {
      stopped = true;
      await looking;
      await Promise.all(underWay.values());
      timers.forEach(clearInterval);
    },
  };
}

async function settle(claim: ClaimedJob, kind: AnyJob | undefined, firstPauseMs: number): Promise<void> {
  const { id, tries } = claim;
  if (claim.begunAt) return buryJob(claim, 'The process ended while this was being done: it may have happened or not.');
  if (!kind) return buryJob(claim, `Nothing here knows jobs of the kind ${claim.kind}.`);
  try {
    await kind.perform(claim.payload, { id, begin: () => markBegun(claim) });
    await finishJob(claim);
    meters().jobs.inc({ kind: claim.kind, outcome: 'done' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const isOver = error instanceof GiveUp || tries >= mostTries;
    meters().jobs.inc({ kind: claim.kind, outcome: isOver ? 'given up' : 'to be tried again' });
    if (isOver) return buryJob(claim, message);
    const pauseMs = Math.min(firstPauseMs * 2 ** (tries - 1), longestPauseMs);
    await retryJob(claim, message, new Date(Date.now() + pauseMs));
  }
}
