/** `npm run exercise -- check [slug…]`, `new <slug>` and `schema`: for those who write exercises in the repository. */
import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { autodiffWitness } from '@/lib/baking/autodiff.server';
import { type BakedExercise, bakeCourse } from '@/lib/baking/baked-course.server';
import { formatDiagnostic, hasErrors } from '@/lib/exercise/diagnostics';
import { exerciseJsonSchema, jsonSchemaFile } from '@/lib/exercise/json-schema';
import { slugSchema } from '@/lib/exercise/schema';
import { serverSandbox } from '@/lib/sandbox/server/pool.server';

const usage = `Usage: npm run exercise -- check [slug…]   everything that is wrong with the exercises, or with those named
       npm run exercise -- new <slug>      a folder to begin from, which bakes as it is
       npm run exercise -- schema          writes ${jsonSchemaFile} anew`;
const template = 'scripts/exercise-template';
const [command, ...names] = process.argv.slice(2);

/** Bakes and reports everything. Returns the exit status. */
async function check(slugs: readonly string[]): Promise<number> {
  const sandbox = serverSandbox();
  try {
    const only = slugs.length > 0 ? slugs : undefined;
    const baked = await bakeCourse({ sandbox, witness: autodiffWitness }, 'exercises', only);
    for (const exercise of baked) print(exercise);
    return baked.some(({ diagnostics }) => hasErrors(diagnostics)) ? 1 : 0;
  } finally {
    await sandbox.close();
  }
}

function print({ slug, revision, diagnostics, matrix, cached }: BakedExercise): void {
  console.log(`${slug}: ${revision ? 'bakes' : 'does not bake'}${cached ? ' (unchanged)' : ''}`);
  for (const diagnostic of diagnostics) console.log(`  ${formatDiagnostic(diagnostic)}`);
  if (matrix && matrix.rows.length > 0) printMatrix(matrix);
}

/** A row a mistake, a column a check: ✗ where the check refuses it. */
function printMatrix({ checks, rows }: NonNullable<BakedExercise['matrix']>): void {
  const width = Math.max(...rows.map(({ mistake }) => mistake.length));
  for (const { mistake, caught } of rows) {
    console.log(`  ${mistake.padEnd(width)}  ${caught.map((one) => (one ? '✗' : '·')).join('')}`);
  }
  const idle = checks.filter((_, index) => rows.every(({ caught }) => !caught[index]));
  console.log(`  ${rows.length} mistakes, ${checks.length} checks`);
  for (const name of idle) console.log(`  no mistake is caught by "${name}"`);
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
  await cp(template, folder, { recursive: true });
  console.log(
    `Made ${folder}. It bakes as it is: "npm run exercise -- check ${parsed.data}". Add it to exercises/course.yaml to publish it.`,
  );
  return 0;
}

async function writeSchema(): Promise<number> {
  await writeFile(jsonSchemaFile, `${JSON.stringify(exerciseJsonSchema(), null, 2)}\n`);
  console.log(`Wrote ${jsonSchemaFile}.`);
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
    case 'schema':
      return writeSchema();
    default:
      return fail(usage);
  }
}

process.exitCode = await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
