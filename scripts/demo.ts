/**
 * `npm run demo`: a class of thirty invented students with a few weeks of attempts, every one verified by the real
 * grader, to see what the class page is like. Prints the accounts it made. Repeatable; refuses where real people are.
 */
import { readdir, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { startVerifier } from '@/lib/learning/attempts/verify.server';
import { listExercises } from '@/lib/learning/catalogue/find.server';
import { formatJoinCode } from '@/lib/people/joining/join-code';
import { closeDatabase, database } from '@/lib/platform/db/database.server';
import { migrate } from '@/lib/platform/db/migrate.server';
import { type DemoAccount, type DemoClass, dateVerdicts, fillDemo } from './demo/fill';
import { annotate } from './demo/furnish';
import type { DemoExercise } from './demo/plan';

/** Trouble that the person at the terminal can mend: its message is enough. */
const expected = ['DemoRefused', 'DataFolderLocked', 'DataFolderUnusable', 'DatabaseUnreachable', 'EnvironmentInvalid'];

async function main(): Promise<void> {
  await migrate();
  const made = await fillDemo(await readExercises(), new Date());
  console.log(`Verifying ${made.attempts} attempts …`);
  await verifyAll();
  await dateVerdicts();
  await annotate();
  printAccounts(made);
}

async function readExercises(): Promise<DemoExercise[]> {
  const published = await listExercises();
  return Promise.all(published.map(({ slug }) => readExercise(slug)));
}

async function readExercise(slug: string): Promise<DemoExercise> {
  const folder = join('exercises', slug);
  const read = (...path: string[]) => readFile(join(folder, ...path), 'utf8');
  const files = (await readdir(join(folder, 'mistakes'))).filter((file) => file.endsWith('.ts')).sort();
  const [starter, solution, ...mistakes] = await Promise.all([
    read('starter.ts'),
    read('solution.ts'),
    ...files.map((file) => read('mistakes', file)),
  ]);
  return { slug, starter, solution, mistakes };
}

async function verifyAll(): Promise<void> {
  const sandbox = serverSandbox();
  const verifier = startVerifier({ sandbox, concurrency: availableParallelism() });
  const { attempt } = await database();
  while ((await attempt.count({ where: { state: 'pending', user: { demo: true } } })) > 0) {
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await verifier.stop();
  await sandbox.close();
}

function printAccounts({ joinCode, instructor, students }: DemoClass): void {
  const width = Math.max(...[instructor, ...students].map(({ email }) => email.length));
  const line = ({ name, email }: DemoAccount) => `  ${email.padEnd(width)}  ${name}`;
  console.log(
    `\nThe demo class is ready; its join code is ${formatJoinCode(joinCode)}. These passwords are shown only now.\n`,
  );
  console.log(`Instructor, password ${instructor.password}\n${line(instructor)}\n`);
  console.log(`Students, password ${students[0]?.password}\n${students.map(line).join('\n')}`);
}

try {
  await main();
} catch (error) {
  if (error instanceof Error && expected.includes(error.name)) console.error(error.message);
  else console.error(error);
  process.exitCode = 1;
} finally {
  await closeDatabase();
}
process.exit();
