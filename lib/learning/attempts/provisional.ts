/**
 * What a browser says it found in the public checks. It is a claim, sent with an attempt and kept beside it: no score, outcome or
 * progress is ever read from it. Where the verdict differs, staff see that, for a forged page or for two engines that disagree.
 */
import { z } from 'zod';
import type { Revision } from '@/lib/core/exercise/revision';
import type { CheckOutcome, Report } from '@/lib/core/grader/report';

const outcome = z.enum(['passed', 'failed', 'threw', 'timeout', 'error', 'notRun']);
export const provisionalSchema = z
  .array(z.object({ name: z.string().max(200), outcome }))
  .max(100)
  .describe('The outcomes of the public checks, as the browser found them.');
export type Provisional = z.infer<typeof provisionalSchema>;

/** As it is stored: only names of the revision's public checks, each once. Null where nothing of the claim is left. */
export function storableProvisional(claim: Provisional, { checks }: Revision): { checks: Provisional } | null {
  const claimed = new Map(claim.map((one) => [one.name, one.outcome]));
  const known = checks.flatMap(({ name, visibility }) => {
    const found = claimed.get(name);
    return visibility === 'public' && found !== undefined ? [{ name, outcome: found }] : [];
  });
  return known.length === 0 ? null : { checks: known };
}

const stored = z.object({ checks: provisionalSchema });
/** How fast a machine is, and whether it failed, says nothing about the code. */
const incomparable: readonly CheckOutcome[] = ['timeout', 'notRun', 'error'];

/** Whether the verdict on a public check is another than the claim's. */
export function disagrees(provisional: unknown, { checks }: Report): boolean {
  const claim = stored.safeParse(provisional).data;
  if (claim === undefined) return false;
  const found = new Map(
    checks.flatMap((check) => (check.visibility === 'public' ? [[check.name, check.outcome]] : [])),
  );
  return claim.checks.some(({ name, outcome: claimed }) => {
    const verified = found.get(name);
    if (verified === undefined || incomparable.includes(verified) || incomparable.includes(claimed)) return false;
    return verified !== claimed;
  });
}
