/**
 * `npm run load`: what a full lecture hall asks, against a Nabla that it starts on 127.0.0.1 with a database that is thrown away. Never
 * against any other server. Prints Markdown tables for docs/benchmarks.md.
 * `npm run load -- pages`: requests a second of pages and JSON routes, beside a Next app with nothing in it.
 * `npm run load -- submissions`: students who hand in, on a PostgreSQL server and on the embedded database.
 * Options: --students, --connections, --seconds, --database postgres|embedded; --rounds and --each for the pages.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import type { Target } from '@/lib/platform/db/connection.server';
import { formatFigure, formatShort, markdownTable } from './bench/measure';
import { startPostgres } from './bench/postgres';
import { serveBare } from './load/bare';
import { type Address, measureRates } from './load/pages';
import { type Served, serveNabla } from './load/served';
import { makeStudents, scratchSecret } from './load/students';
import { type CrowdOutcome, handIn } from './load/submissions';

/** Bounds: more says nothing about a lecture hall, and would trouble whoever shares the machine. */
const optionsSchema = z.object({
  students: z.coerce.number().int().min(1).max(5000).optional(),
  connections: z.coerce.number().int().min(1).max(500).default(200),
  seconds: z.coerce.number().int().min(0).max(600).optional(),
  database: z.enum(['postgres', 'embedded']).optional(),
  rounds: z.coerce.number().int().min(1).max(20).default(3),
  each: z.coerce.number().int().min(1).max(60).default(5),
});
type Options = z.infer<typeof optionsSchema>;

const slug = 'relu';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: Object.fromEntries(Object.keys(optionsSchema.shape).map((name) => [name, { type: 'string' as const }])),
});
const parsed = optionsSchema.safeParse(values);
const [what = 'all'] = positionals;
if (!parsed.success || !['all', 'pages', 'submissions'].includes(what)) {
  console.error(
    parsed.error ? z.prettifyError(parsed.error) : `Not "${what}": pages, submissions or nothing for both.`,
  );
  process.exit(2);
}
const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${load}\n`,
);
if (what !== 'submissions') await printPages(parsed.data);
if (what !== 'pages') await printSubmissions(parsed.data);
process.exit();

type Kind = 'postgres' | 'embedded';

/** Students, and Nabla served on the database that has them. */
async function withNabla<T>(
  kind: Kind,
  students: number,
  work: (served: Served, cookies: readonly string[]) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'nabla-load-'));
  const server = kind === 'postgres' ? await startPostgres() : null;
  let served: Served | undefined;
  try {
    const url = await server?.createDatabase();
    const target: Target = url ? { kind: 'server', url, poolSize: 4 } : { kind: 'folder', folder };
    const cookies = await makeStudents(target, students);
    served = await serveNabla({
      NABLA_DATA: folder,
      NEXTAUTH_SECRET: scratchSecret,
      ...(url && { DATABASE_URL: url }),
    });
    return await work(served, cookies);
  } finally {
    served?.stop();
    server?.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function printPages({ rounds, each }: Options): Promise<void> {
  const bare = await serveBare();
  try {
    const rates = await withNabla('postgres', 1, ({ origin }, [cookie = '']) =>
      measureRates(targetsOf(bare.origin, origin, cookie), { connections: 20, rounds, secondsEach: each }),
    );
    const rows = rates.map(({ target, aSecond, kilobytes, ratio }) => [
      target.title,
      formatFigure(aSecond),
      ratio === null ? '' : ratio.toFixed(2),
      target.bar === undefined ? '' : target.bar.toFixed(2),
      formatShort(kilobytes),
    ]);
    const head = ['20 connections', 'requests a second', 'of the bare one', 'wanted', 'kB raw'];
    console.log(`${markdownTable(head, rows)}\n`);
  } finally {
    bare.stop();
  }
}

function targetsOf(bare: string, nabla: string, cookie: string): readonly Address[] {
  const page = { against: 'bare page' };
  const route = { against: 'bare JSON route', bar: 0.9, cookie };
  return [
    { title: 'bare page', url: `${bare}/bare` },
    { title: 'lesson', url: `${nabla}/lessons/${slug}`, ...page, bar: 0.85 },
    { title: 'exercise', url: `${nabla}/exercises/${slug}`, ...page, bar: 0.7 },
    { title: 'course', url: `${nabla}/`, ...page, bar: 0.7 },
    { title: 'sign-in', url: `${nabla}/sign-in`, ...page, bar: 0.9 },
    { title: 'lesson, signed in', url: `${nabla}/lessons/${slug}`, ...page, cookie },
    { title: 'exercise, signed in', url: `${nabla}/exercises/${slug}`, ...page, cookie },
    { title: 'course, signed in', url: `${nabla}/`, ...page, cookie },
    { title: 'bare JSON route', url: `${bare}/api/bare` },
    { title: 'own attempts', url: `${nabla}/api/exercises/${slug}/attempts`, ...route },
    { title: 'own review', url: `${nabla}/api/exercises/${slug}/review`, ...route },
  ];
}

async function printSubmissions(options: Options): Promise<void> {
  const source = await readFile(`exercises/${slug}/solution.ts`, 'utf8');
  const rows: string[][] = [];
  for (const { kind, students, seconds } of crowdsOf(options)) {
    const { connections } = options;
    const outcome = await withNabla(kind, students, ({ origin }, cookies) =>
      handIn({ origin, cookies, connections, seconds, slug, source }),
    );
    const when = seconds === 0 ? 'all at once' : `within ${seconds} s`;
    rows.push([`${kind}, ${students.toLocaleString('en')} students ${when}`, ...cellsOf(outcome)]);
    for (const [refusal, count] of outcome.refusals) console.log(`${count} × ${refusal}`);
  }
  const head = [
    'handed in',
    'acknowledged',
    'a second',
    'p50 ms',
    'p95 ms',
    'p99 ms',
    'last verdict after, s',
    'passed',
  ];
  console.log(`${options.connections} connections to one process:\n\n${markdownTable(head, rows)}`);
}

/** Those of the bars, where nothing else is asked for. */
function crowdsOf({ database, students, seconds }: Options) {
  const usual = [
    { kind: 'postgres', students: 2000, seconds: 0 },
    { kind: 'postgres', students: 2000, seconds: 60 },
    { kind: 'embedded', students: 500, seconds: 60 },
  ] as const;
  const chosen = usual.filter(({ kind }) => database === undefined || kind === database);
  const asked = students !== undefined || seconds !== undefined;
  return (asked ? chosen.slice(-1) : chosen).map((crowd) => ({
    kind: crowd.kind,
    students: students ?? crowd.students,
    seconds: seconds ?? crowd.seconds,
  }));
}

function cellsOf({ acknowledged, passed, aSecond, p50, p95, p99, lastVerdictSeconds }: CrowdOutcome): string[] {
  const numbers = [aSecond, p50, p95, p99, lastVerdictSeconds].map(formatShort);
  return [acknowledged.toLocaleString('en'), ...numbers, passed.toLocaleString('en')];
}
