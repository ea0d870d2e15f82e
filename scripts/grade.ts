/** `npm run grade`: grades files with all checks of an exercise on the server's sandbox pool. See scripts/grade/arguments.ts. */
import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, join, resolve } from 'node:path';
import type { Revision } from '@/lib/core/exercise/revision';
import { grade } from '@/lib/core/grader/grade';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { type GradeArguments, parseArguments, UsageError, usage } from './grade/arguments';
import { bakedExercise } from './grade/baked';
import { formatResult } from './grade/formats';
import { type Graded, hasPassed } from './grade/graded';
import { inOrder } from './grade/in-order';
import { readSource } from './grade/read-source';

/** npm runs scripts in the package's folder; files are meant from where the command was typed. */
const typedIn = process.env.INIT_CWD ?? process.cwd();

// Whoever reads may have seen enough (`| head -1`): nothing more can be told, and nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  try {
    const parsed = parseArguments(args);
    if (parsed === 'help') {
      console.log(usage);
      return 0;
    }
    return await run(parsed);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}

async function run({ slug, files, format, out }: GradeArguments): Promise<number> {
  const sandbox = serverSandbox();
  let status = 0;
  try {
    const revision = await bakedExercise(slug, sandbox);
    if (out !== null) await mkdir(resolve(typedIn, out), { recursive: true });
    const width = availableParallelism();
    await inOrder(
      files,
      width,
      (file) => gradeFile(revision, file, sandbox),
      async (graded) => {
        status = Math.max(status, statusOf(graded));
        const text = formatResult(graded, revision, format);
        if (out === null) console.log(text);
        else await writeFile(join(resolve(typedIn, out), `${basename(graded.file)}.json`), `${text}\n`);
      },
    );
  } finally {
    await sandbox.close();
  }
  return status;
}

/** A file that cannot be read does not keep the others from being graded; the exit status tells of it. */
function statusOf(graded: Graded): number {
  if (graded.kind === 'unreadable') {
    console.error(`${graded.file} cannot be read: ${graded.error}.`);
    return 2;
  }
  return hasPassed(graded) ? 0 : 1;
}

async function gradeFile(revision: Revision, file: string, sandbox: Sandbox): Promise<Graded> {
  const source = await readSource(resolve(typedIn, file));
  if (source.kind === 'unreadable') return { kind: 'unreadable', file, error: source.error };
  const began = performance.now();
  let report = await grade(revision, source.text, sandbox);
  // A fault is ours: it is tried once more before it is told.
  if (report.outcome === 'error') report = await grade(revision, source.text, sandbox);
  return { kind: 'graded', file, report, ms: performance.now() - began };
}
