/** What this process counts for /api/metrics. On globalThis because Next evaluates a module once per bundle. */
import 'server-only';
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

export interface Meters {
  readonly registry: Registry;
  readonly requests: Counter<'method' | 'route' | 'status'>;
  readonly requestSeconds: Histogram<'method' | 'route'>;
  /** Submissions that were stored and said to be. */
  readonly acknowledgements: Counter;
  readonly gradings: Counter<'outcome'>;
  /** From the submission to its verdict. */
  readonly verdictSeconds: Histogram;
  /** Gradings that our own fault ended. */
  readonly engineFaults: Counter;
  readonly jobs: Counter<'kind' | 'outcome'>;
  readonly mails: Counter<'outcome'>;
}

interface Slot {
  nablaMeters?: Meters;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

export function meters(): Meters {
  slot.nablaMeters ??= makeMeters();
  return slot.nablaMeters;
}

function makeMeters(): Meters {
  const registry = new Registry();
  const registers = [registry];
  // Memory, processor, event loop, garbage collection.
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: L[] = []) =>
    new Counter<L>({ name, help, labelNames, registers });
  const histogram = <L extends string>(name: string, help: string, buckets: number[], labelNames: L[] = []) =>
    new Histogram<L>({ name, help, buckets, labelNames, registers });
  return {
    registry,
    requests: counter('nabla_requests_total', 'Answered requests', ['method', 'route', 'status']),
    requestSeconds: histogram(
      'nabla_request_seconds',
      'From a request to the end of its answer',
      [0.01, 0.03, 0.1, 0.3, 1, 3, 10],
      ['method', 'route'],
    ),
    acknowledgements: counter('nabla_acknowledgements_total', 'Submissions that were stored'),
    gradings: counter('nabla_gradings_total', 'Verdicts recorded, and faults of ours', ['outcome']),
    verdictSeconds: histogram(
      'nabla_verdict_seconds',
      'From a submission to its verdict',
      [0.1, 0.3, 1, 3, 10, 30, 100],
    ),
    engineFaults: counter('nabla_engine_faults_total', 'Gradings that our own fault ended'),
    jobs: counter('nabla_jobs_total', 'Jobs that were done, will be tried again, or were given up', [
      'kind',
      'outcome',
    ]),
    mails: counter('nabla_mails_total', 'Mails that the server took or did not take', ['outcome']),
  };
}
