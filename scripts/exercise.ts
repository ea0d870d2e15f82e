/** `npm run exercise -- check [slug…]` and `new <slug>`: for those who write exercises in the repository. */
import { cp, mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { autodiffWitness } from '@/lib/baking/autodiff.server';
import { type BakedExercise, bakeCourse } from '@/lib/baking/baked-course.server';
import { formatDiagnostic, hasErrors } from '@/lib/exercise/diagnostics';
import { slugSchema } from '@/lib/exercise/schema';
import { serverSandbox } from '@/lib/sandbox/server/pool.server';

const usage = 'Usage: npm run exercise -- check [slug…] | new <slug>';
const [command, ...names] = process.argv.slice(2);

/** Bakes and reports everything. Returns the exit status. */
async function check(slugs: readonly string[]): Promise<number> {
  const sandbox = serverSandbox();
  try {
    const baked = await bakeCourse(
      { sandbox, witness: autodiffWitness },
      'exercises',
      slugs.length > 0 ? slugs : undefined,
    );
    for (const exercise of baked) print(exercise);
    return baked.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  } finally {
    await sandbox.close();
  }
}

function print({ slug, revision, diagnostics, matrix, cached }: BakedExercise): void {
  const checks = revision?.checks.length ?? 0;
  const outcome = hasErrors(diagnostics)
    ? 'has errors'
    : `bakes: ${checks} checks, ${revision?.mistakes.length} mistakes caught`;
  console.log(`${slug}: ${outcome}${cached ? ' (unchanged)' : ''}`);
  for (const diagnostic of diagnostics) console.log(`  ${formatDiagnostic(diagnostic)}`);
  if (!matrix || matrix.rows.length === 0) return;
  const width = Math.max(...matrix.rows.map(({ mistake }) => mistake.length));
  for (const { mistake, caught } of matrix.rows) {
    console.log(`  ${mistake.padEnd(width)}  ${caught.map((one) => (one ? '✗' : '·')).join('')}`);
  }
}

/** Copies the template, which bakes as it is. */
async function create(slug: string | undefined): Promise<number> {
  const parsed = slugSchema.safeParse(slug);
  if (!parsed.success)
    return fail(`"${slug ?? ''}" cannot be the name of an exercise. ${parsed.error.issues[0]?.message ?? ''}`);
  const folder = join('exercises', parsed.data);
  if (await stat(folder).catch(() => null))
    return fail(`${folder} exists already: choose another name, or edit what is there.`);
  await mkdir(folder, { recursive: true });
  await cp('scripts/exercise-template', folder, { recursive: true });
  console.log(
    `Made ${folder}. It bakes as it is: "npm run exercise -- check ${parsed.data}". Add it to exercises/course.yaml to publish it.`,
  );
  return 0;
}

function fail(message: string): number {
  console.error(message);
  return 2;
}

async function main(): Promise<number> {
  switch (command) {
    case 'check':
      return check(names);
    case 'new':
      return create(names[0]);
    default:
      return fail(usage);
  }
}

process.exitCode = await main();
