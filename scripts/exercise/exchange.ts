/** `export <slug> [--out file.zip]` and `import <file.zip> [--from place] [--replace]`: an exercise as one file, out of and into the repository. */
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { exportFolder } from '@/lib/content/exchange/export-folder';
import { readArchive } from '@/lib/content/exchange/read-archive';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { hasErrors } from '@/lib/core/exercise/diagnostics';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import { slugSchema } from '@/lib/core/exercise/schema';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import { bake } from '@/lib/engine/baking/bake';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { print } from './print';

const root = 'exercises';

/** Returns the exit status. */
export async function runExport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { out: { type: 'string' } },
  });
  const slug = slugSchema.safeParse(positionals[0]);
  if (!slug.success || !(await exists(join(root, slug.data))))
    return fail(`There is no exercise "${positionals[0] ?? ''}" in ${root}/. Name one of its folders.`);
  const out = asTyped(values.out ?? `${slug.data}.zip`);
  const folder = await readExerciseFolder(join(root, slug.data));
  await writeFile(out, exportFolder(folder, await readUploads(join(root, slug.data, 'uploads'))));
  console.log(`Wrote ${out}.`);
  return 0;
}

/** Nothing is written before the whole report is there and has no error in it. Returns the exit status. */
export async function runImport(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { replace: { type: 'boolean' }, from: { type: 'string' } },
  });
  const [file] = positionals;
  if (file === undefined) return fail('Name the zip to import.');
  const archive = await readFile(asTyped(file)).catch(() => null);
  if (archive === null) return fail(`There is no file ${file}.`);
  const read = readArchive(archive, { keepReference: true, from: values.from });
  const nothing = { revision: null, matrix: null, cached: false };
  if (!read.folder) {
    print({ ...nothing, slug: file, diagnostics: read.diagnostics });
    for (const { path } of read.places)
      console.error(`To take that one: npm run exercise -- import ${file} --from "${path}"`);
    return 1;
  }
  const { folder } = read;
  const baked = await bakeAlone(folder);
  const diagnostics = [...read.diagnostics, ...baked.diagnostics];
  print({ ...baked, slug: folder.slug, diagnostics, cached: false });
  if (hasErrors(diagnostics)) return fail('Nothing was written.');
  const target = join(root, folder.slug);
  if ((await exists(target)) && !values.replace)
    return fail(`${target} exists already. Nothing was written: add --replace to put this exercise in its place.`);
  await writeWhole(target, folder, read.uploads);
  console.log(`Wrote ${target}. Add it to ${root}/course.yaml to publish it.`);
  return 0;
}

async function bakeAlone(folder: ExerciseFiles) {
  const sandbox = serverSandbox();
  try {
    return await bake(folder, { sandbox, witness: autodiffWitness });
  } finally {
    await sandbox.close();
  }
}

/** Beside its place first, so that a disk that is full leaves what was there. */
async function writeWhole(
  target: string,
  { files }: ExerciseFiles,
  uploads: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const unfinished = `${target}.importing`;
  await rm(unfinished, { recursive: true, force: true });
  const contents = [...files, ...[...uploads].map(([name, bytes]) => [`uploads/${name}`, bytes] as const)];
  for (const [path, content] of contents) {
    const place = join(unfinished, path);
    await mkdir(dirname(place), { recursive: true });
    await writeFile(place, content);
  }
  await rm(target, { recursive: true, force: true });
  await rename(unfinished, target);
}

async function readUploads(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = await readdir(folder).catch(() => []);
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name))] as const)));
}

/** npm runs scripts in the repository's root, wherever they were asked for. */
function asTyped(file: string): string {
  return resolve(process.env.INIT_CWD ?? '.', file);
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => null)) !== null;
}

function fail(message: string): number {
  console.error(message);
  return 2;
}
