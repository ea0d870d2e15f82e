/** What all processes share, asked of the database when somebody reads the metrics. */
import 'server-only';
import { connection } from '@/lib/platform/db/database.server';
import { meters } from './meters.server';

interface Counts {
  readonly attempts: number;
  /** Seconds; 0 where none waits. */
  readonly oldestAttempt: number;
  readonly jobsWaiting: number;
  readonly oldestJob: number;
  readonly jobsDead: number;
}

/** In Prometheus's text format. A database that does not answer is a metric too, not a failure. */
export async function readMetrics(): Promise<string> {
  const { registry } = meters();
  return `${await registry.metrics()}\n${(await readGauges()).map(toText).join('')}`;
}

interface GaugeValue {
  readonly name: string;
  readonly help: string;
  readonly value: number;
}

const toText = ({ name, help, value }: GaugeValue) =>
  `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`;

async function readGauges(): Promise<readonly GaugeValue[]> {
  const began = performance.now();
  try {
    const { client, pool } = await connection();
    const [counts] = await client.$queryRaw<Counts[]>`
      SELECT attempts::int, "oldestAttempt"::float, "jobsWaiting"::int, "oldestJob"::float, "jobsDead"::int FROM
        (SELECT count(*) AS attempts, coalesce(extract(epoch FROM now() - min("submittedAt")), 0) AS "oldestAttempt"
         FROM "Attempt" WHERE state = 'pending') AS pending,
        (SELECT count(*) FILTER (WHERE state = 'waiting') AS "jobsWaiting", count(*) FILTER (WHERE state = 'dead') AS "jobsDead",
           coalesce(extract(epoch FROM now() - min("runAt") FILTER (WHERE state = 'waiting' AND "runAt" < now())), 0) AS "oldestJob"
         FROM "Job") AS jobs`;
    const { total, idle, waiting } = pool();
    return [
      gauge('nabla_database_up', 'Whether the database answers', 1),
      gauge('nabla_database_seconds', 'What the question behind these gauges took', (performance.now() - began) / 1000),
      gauge('nabla_database_connections', 'Open connections of this process', total),
      gauge('nabla_database_connections_idle', 'Those with nothing to do', idle),
      gauge('nabla_database_queries_waiting', 'Queries of this process that wait for a connection', waiting),
      gauge('nabla_queue_attempts', 'Attempts without a verdict', counts?.attempts ?? 0),
      gauge('nabla_queue_oldest_seconds', 'Age of the oldest of them', counts?.oldestAttempt ?? 0),
      gauge('nabla_jobs_waiting', 'Jobs to be done, now or later', counts?.jobsWaiting ?? 0),
      gauge('nabla_jobs_overdue_seconds', 'How long the oldest due job waits', counts?.oldestJob ?? 0),
      gauge('nabla_jobs_dead', 'Jobs that were given up and that nobody has seen to', counts?.jobsDead ?? 0),
    ];
  } catch {
    return [gauge('nabla_database_up', 'Whether the database answers', 0)];
  }
}

const gauge = (name: string, help: string, value: number): GaugeValue => ({ name, help, value });
