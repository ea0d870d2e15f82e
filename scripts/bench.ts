/**
 * `npm run bench`: how fast Nabla is here and now, each figure as median (first–third quartile). Takes about two minutes.
 * `npm run bench -- class`: the class page's queries at 100,000 and 1,000,000 attempts, and how soon the page shows rows in Chromium, on a
 * PostgreSQL server that it starts. `-- class-open`: the latter alone.
 * `npm run bench -- busy [count]`: right solutions graded beside 24 spinning processes, and throughput with one in ten that never ends.
 * `npm run bench -- lab http://localhost:3000`: frames a second of the Gradient lab on a server that runs there.
 */
import { cpus, loadavg } from 'node:os';
import type { Revision } from '@/lib/core/exercise/revision';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { bakeCourse } from '@/lib/engine/baking/baked-course.server';
import { createEngine } from '@/lib/engine/sandbox/quickjs/engine';
import { cappedWasm } from '@/lib/engine/sandbox/server/bundle-worker.server';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { gradeWhileBusy, hostileShare } from './bench/busy';
import { classOpeningCosts } from './bench/class-open';
import { classPageCosts } from './bench/class-page';
import { plainCalls } from './bench/floor';
import { labFrames } from './bench/lab-frames';
import { formatFigure, formatShort, markdownTable, type Spread, time } from './bench/measure';
import { runInChromium } from './bench/run-in-chromium';
import { verifications } from './bench/verify';

/** The exercise that stands for all where one is measured. */
const typical = 'relu';

async function course(): Promise<readonly Revision[]> {
  const sandbox = serverSandbox();
  try {
    const baked = await bakeCourse({ sandbox, witness: autodiffWitness });
    return baked.flatMap(({ revision }) => revision ?? []);
  } finally {
    await sandbox.close();
  }
}

async function printStart(): Promise<void> {
  const module = await WebAssembly.compile(await cappedWasm());
  await time(10, 1000, () => createEngine(module));
  const figure = await time(100, 3000, () => createEngine(module));
  console.log(`A fresh engine: ${formatFigure(figure)} ms\n`);
}

async function printRuns(revisions: readonly Revision[]): Promise<void> {
  const { exercises, plain } = await runInChromium(revisions);
  const floors = new Map<string, Spread>();
  for (const revision of revisions) floors.set(revision.slug, await plainCalls(revision));
  const row = ({ slug, warm, cold, first }: (typeof exercises)[number]) => {
    const ratio = (of: Spread, to: Spread) => formatShort(of.median / to.median);
    const floor = floors.get(slug);
    return [
      slug,
      formatFigure(warm),
      ratio(warm, plain.warm),
      formatFigure(cold),
      ratio(cold, plain.cold),
      first ? formatFigure(first) : '',
      first ? ratio(first, plain.cold) : '',
      floor ? formatFigure(floor) : '',
    ];
  };
  const head = ['Run in Chromium, ms', 'warm', 'ratio', 'cold', 'ratio', 'first', 'ratio', 'the calls alone in V8'];
  console.log(markdownTable(head, [row({ ...plain, slug: 'plain worker' }), ...exercises.map(row)]));
}

async function printVerifications(revision: Revision): Promise<void> {
  const rows: string[][] = [];
  for (const [title, oneIn] of [
    ['all right', 0],
    ['1 in 20 loops for ever', 20],
  ] as const) {
    const { aSecond, processorMs } = await verifications(revision, oneIn, 2000);
    rows.push([title, formatFigure(aSecond), formatFigure(processorMs)]);
  }
  console.log(`\n${markdownTable([`${revision.slug} verified on 2 threads`, 'a second', 'processor ms each'], rows)}`);
}

const load = (loadavg()[0] ?? 0).toFixed(1);
console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load ${load}\n`,
);
const [what, url = 'http://localhost:3000'] = process.argv.slice(2);
if (what === 'lab') await printFrames(url);
else if (what === 'class') {
  await printClassOpening();
  await printClassPage();
} else if (what === 'class-open') await printClassOpening();
else if (what === 'busy') await printBusy(Number(process.argv[3] ?? 1000));
else await printAll();

async function printBusy(count: number): Promise<void> {
  const revisions = await course();
  const spinners = 24;
  const { failed, seconds } = await gradeWhileBusy(revisions, count, spinners);
  const others = Object.keys(failed).length === 0 ? 'all passed' : JSON.stringify(failed);
  console.log(`${count} right solutions beside ${spinners} spinning processes: ${others}, ${seconds.toFixed(0)} s`);
  const typicalOnes = revisions.filter(({ slug }) => slug === typical);
  for (const [name, graded] of [
    [typical, typicalOnes],
    ['of all exercises', revisions],
  ] as const) {
    const { honest, mixed } = await hostileShare(graded, 90);
    const share = (100 * honest) / mixed;
    console.log(
      `90 honest ${name} on 2 threads: ${honest.toFixed(1)} s; with 10 that never end: ${mixed.toFixed(1)} s, ${share.toFixed(0)} % of the throughput`,
    );
  }
}

async function printFrames(served: string): Promise<void> {
  const rows = (await labFrames(served)).map(({ title, aSecond, median, slowestTwentieth, late, steps }) => [
    title,
    formatShort(aSecond),
    formatShort(median),
    formatShort(slowestTwentieth),
    `${(100 * late).toFixed(1)} %`,
    steps.join(' + '),
  ]);
  const head = [
    'Lab while it trains, 10 s',
    'frames a second',
    'median ms',
    '95 % under ms',
    'late by a frame',
    'steps',
  ];
  console.log(markdownTable(head, rows));
}

async function printClassOpening(): Promise<void> {
  const { attempts, costs } = await classOpeningCosts(await course(), 10);
  const head = [
    `1,000 students × 10, ${attempts.toLocaleString('en')} attempts`,
    'first byte, ms',
    'first rows, ms',
    'live, ms',
    'page, kB',
  ];
  const rows = costs.map(({ title, firstByte, firstRows, live, kilobytes }) => [
    title,
    formatFigure(firstByte),
    formatFigure(firstRows),
    formatFigure(live),
    formatShort(kilobytes),
  ]);
  console.log(`${markdownTable(head, rows)}\n`);
}

async function printClassPage(): Promise<void> {
  const revisions = await course();
  const sizes = [await classPageCosts(revisions, 10), await classPageCosts(revisions, 100)];
  const head = sizes.flatMap(({ attempts }) => [`${attempts.toLocaleString('en')} attempts, ms`, 'their rows read']);
  const rows = (sizes[0]?.costs ?? []).map(({ title, queries }, index) => [
    title,
    String(queries),
    ...sizes.flatMap(({ costs }) => {
      const cost = costs[index];
      return cost ? [formatFigure(cost.ms), cost.attemptRows.toLocaleString('en')] : [];
    }),
  ]);
  console.log(markdownTable(['1,000 students × 10', 'statements', ...head], rows));
}

async function printAll(): Promise<void> {
  const revisions = await course();
  await printStart();
  await printRuns(revisions);
  const chosen = revisions.find(({ slug }) => slug === typical);
  if (chosen) await printVerifications(chosen);
}
