/** `npm run exercise -- check`, `new`, `export`, `import` and `schema`: for those who write exercises in the repository. */
import { cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exerciseJsonSchema, jsonSchemaFile } from '@/lib/core/exercise/json-schema';
import { slugSchema } from '@/lib/core/exercise/schema';
import { check } from './exercise/check';
import { runExport, runImport } from './exercise/exchange';

const usage = `Usage: npm run exercise -- check [slug…] [--watch]      everything that is wrong with the exercises, or with those named
       npm run exercise -- new <slug>                   a folder to begin from, which bakes as it is
       npm run exercise -- export <slug> [--out <zip>]  the folder as one file
       npm run exercise -- import <zip> [--replace]     such a file into exercises/, if nothing is wrong with it
       npm run exercise -- schema                       writes ${jsonSchemaFile} anew`;
const template = 'scripts/exercise-template';
const [command, ...args] = process.argv.slice(2);

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
      return check(args);
    case 'new':
      return create(args[0]);
    case 'export':
      return runExport(args);
    case 'import':
      return runImport(args);
    case 'schema':
      return writeSchema();
    default:
      return fail(usage);
  }
}

process.exitCode = await main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));
