/** Verification for visitors without an account: with hidden checks, as for everybody, and nothing is stored. */
import { TooManyRequests } from '@/lib/auth/errors';
import { rateLimit } from '@/lib/auth/rate-limit';
import { getCurrent } from '@/lib/catalogue/find.server';
import { getFullRevision } from '@/lib/catalogue/revisions.server';
import { grade } from '@/lib/grader/grade';
import type { Report } from '@/lib/grader/report';
import { studentReport } from '@/lib/grader/student-report';
import { sharedSandbox } from './sandbox.server';

/** A classroom of visitors shares one address. */
const perAddress = rateLimit({ limit: 120, windowMs: 60_000 });
/** Students' attempts are stored and can wait; visitors must not take the whole pool. */
const mostAtOnce = 4;
let underWay = 0;

/** @throws NotFound for an unknown exercise; TooManyRequests when this address, or all visitors, ask too much */
export async function verifyForVisitor(
  { slug, source }: { slug: string; source: string },
  address: string,
): Promise<Report> {
  const wait = perAddress.waitSeconds(address);
  if (wait > 0) throw new TooManyRequests('Too many submissions from your address. Wait a moment.', wait);
  if (underWay >= mostAtOnce)
    throw new TooManyRequests('Many submissions are being verified. Try again in a moment.', 2);
  perAddress.record(address);
  underWay += 1;
  try {
    const { revisionId } = await getCurrent(null, slug);
    return studentReport(await grade(await getFullRevision(revisionId), source, sharedSandbox()));
  } finally {
    underWay -= 1;
  }
}
