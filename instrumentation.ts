import type { Instrumentation } from 'next';

/** Next calls this once, when a process begins to serve. */
export async function register(): Promise<void> {
  // Also called while building, and for the edge runtime, which nothing here uses.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { startVerifier } = await import('./lib/learning/attempts/verify.server');
  const { startServing } = await import('./lib/platform/serving/serving.server');
  const { startRegrader } = await import('./lib/teaching/regrading/work.server');
  const { startJobs } = await import('./lib/platform/jobs/work.server');
  const { forgetPastWindows } = await import('./lib/platform/limits/rate-limit.server');
  const { accountChangedMail, confirmEmailMail, resetMail } = await import('./lib/people/accounts/mail.server');
  const { seatMail } = await import('./lib/people/joining/waiting.server');
  const { commentMail } = await import('./lib/teaching/reviews/comment-mail.server');
  const jobs = [accountChangedMail, commentMail, confirmEmailMail, resetMail, seatMail];
  startServing([startVerifier, startRegrader, () => startJobs(jobs, { forget: [forgetPastWindows] })]);
}

/** Next calls this for what a page or an action threw. `digest` is the number that the error page shows. */
export const onRequestError: Instrumentation.onRequestError = async (error, { method }, { routePath, routeType }) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return;
  const { logRequestError } = await import('./lib/platform/observe/log.server');
  logRequestError(error, { method, route: routePath, routeType });
};
