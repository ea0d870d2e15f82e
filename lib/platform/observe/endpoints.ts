/** What is asked of the server itself. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';

/**
 * 200 where the process is ready for requests, otherwise 503 with the reasons. `?live=1` asks only whether it runs: a balancer wants the
 * former, a supervisor that restarts what hangs the latter.
 */
export const getHealth = endpoint({
  method: 'GET',
  path: '/api/health',
  policy: 'anyone',
  query: z.object({ live: z.literal('1').optional() }),
  output: z.object({ live: z.literal(true), ready: z.boolean(), reasons: z.array(z.string()) }),
});

/** In Prometheus's text format. */
export const getMetrics = endpoint({ method: 'GET', path: '/api/metrics', policy: 'operator' });
