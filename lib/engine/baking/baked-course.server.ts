/** The course in exercises/, baked, with what was baked before taken from a cache on disk. */
import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readExerciseFolder } from '@/lib/content/exchange/read-folder.server';
import { uploadsIn } from '@/lib/content/lesson/uploads';
import { type Course, parseCourse, prerequisiteDiagnostics } from '@/lib/core/exercise/course';
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import { type ExerciseFiles, textOf } from '@/lib/core/exercise/folder';
import { parseExercise } from '@/lib/core/exercise/parse';
import type { Revision } from '@/lib/core/exercise/revision';
import { decodeRevision, encodeRevision } from '@/lib/core/exercise/revision-json';
import { type BakingResult, type BakingTools, bake } from './bake';

const cacheFolder = '.nabla/baked';
/** The code that a baked exercise depends on besides its own files. */
const bakingCode = [
  'lib/core/numeric',
  'lib/core/exercise',
  'lib/core/grader',
  'lib/engine/baking',
  'lib/engine/sandbox',
  'lib/content/lesson',
  'lib/content/figures',
];
/** The packages that it depends on, by version: the engine, the transpiler, TensorFlow.js. */
const lockFile = 'package-lock.json';

export interface BakedExercise extends Pick<BakingResult, 'revision' | 'diagnostics' | 'matrix'> {
  readonly slug: string;
  /** Taken from the cache. */
  readonly cached: boolean;
}

/** @throws Error naming the file and line where course.yaml is not valid. */
export async function readCourse(folder = 'exercises'): Promise<Course> {
  const file = join(folder, 'course.yaml');
  const { value, diagnostics } = parseCourse(await readFile(file, 'utf8'));
  if (value) return value;
  const [first] = diagnostics;
  throw new Error(`${file}:${first?.line ?? 1} ${first?.message ?? 'is not valid.'}`);
}

/** Bakes all exercises of the course in its order, or those named. Errors are in the results' diagnostics. */
export async function bakeCourse(
  tools: BakingTools,
  folder = 'exercises',
  only?: readonly string[],
): Promise<readonly BakedExercise[]> {
  const { exercises } = await readCourse(folder);
  const code = await codeHash();
  const baked: BakedExercise[] = [];
  // One after the other: the sandbox pool is busy with each exercise's own proofs.
  for (const slug of only ?? exercises) {
    const files = await findFolder(folder, slug);
    baked.push(files ? inCourse(await bakeCached(files, tools, code), files, exercises) : withoutFolder(folder, slug));
  }
  return baked;
}

async function findFolder(folder: string, slug: string): Promise<ExerciseFiles | null> {
  try {
    return await readExerciseFolder(join(folder, slug));
  } catch {
    return null;
  }
}

function withoutFolder(folder: string, slug: string): BakedExercise {
  const diagnostic: Diagnostic = {
    severity: 'error',
    file: '.',
    line: null,
    field: null,
    message: `There is no folder ${join(folder, slug)}.`,
    fix: `Make one with "npm run exercise -- new ${slug}", or mend the name.`,
  };
  return { slug, revision: null, diagnostics: [diagnostic], matrix: null, cached: false };
}

/** What only the course can tell. It stays out of the cache, which knows one folder alone. */
function inCourse(baked: BakedExercise, files: ExerciseFiles, course: readonly string[]): BakedExercise {
  const { revision, slug } = baked;
  const prerequisites = revision?.prerequisites ?? [];
  const images = uploadsIn(textOf(files, 'lesson.md')).map(notServed);
  const isInOrder = prerequisiteDiagnostics(slug, prerequisites, course, () => null).length === 0;
  if (isInOrder && images.length === 0) return baked;
  const disorder = prerequisiteDiagnostics(slug, prerequisites, course, parseExercise(files).lineOf);
  const diagnostics = [...baked.diagnostics, ...images, ...disorder];
  return { ...baked, diagnostics, revision: hasErrors(diagnostics) ? null : revision };
}

function notServed({ name, line }: { readonly name: string; readonly line: number | null }): Diagnostic {
  return {
    ...{ severity: 'warning', file: 'lesson.md', line, field: null },
    message: `The image "uploads/${name}" is left out: only the studio keeps images.`,
    fix: 'Use a figure, or import the exercise in the studio.',
  };
}

async function bakeCached(files: ExerciseFiles, tools: BakingTools, code: string): Promise<BakedExercise> {
  const hash = createHash('sha256').update(`${code}\0${tools.witness ? 'witnessed' : ''}`);
  for (const [path, text] of files.files) hash.update(`\0${path}\0${text}`);
  const cacheFile = join(cacheFolder, `${files.slug}-${hash.digest('hex').slice(0, 24)}.json`);
  const cached = await readCache(cacheFile);
  if (cached) return { ...cached, slug: files.slug, cached: true };
  const result = await bake(files, tools);
  await writeCache(files.slug, cacheFile, result);
  const { revision, diagnostics, matrix } = result;
  return { slug: files.slug, revision, diagnostics, matrix, cached: false };
}

interface Cached {
  readonly revision: Revision;
  readonly diagnostics: readonly Diagnostic[];
  readonly matrix: BakingResult['matrix'];
}

/** A cache that cannot be read is no cache. */
async function readCache(file: string): Promise<Cached | null> {
  try {
    const { revision, diagnostics, matrix } = JSON.parse(await readFile(file, 'utf8'));
    return { revision: decodeRevision(revision), diagnostics, matrix };
  } catch {
    return null;
  }
}

/** Only what bakes is kept: errors may be of the moment, such as a machine out of memory. */
async function writeCache(slug: string, file: string, { revision, diagnostics, matrix }: BakingResult): Promise<void> {
  if (!revision) return;
  await mkdir(cacheFolder, { recursive: true });
  // Renamed into place, so that a process that reads at the same time sees the whole file or none.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify({ revision: encodeRevision(revision), diagnostics, matrix }));
  await rename(unfinished, file);
  await removeOlder(slug, basename(file));
}

/** One baking an exercise is kept: going back to an earlier text is rarer than writing on. */
async function removeOlder(slug: string, kept: string): Promise<void> {
  const older = (await readdir(cacheFolder)).filter(
    (name) => name !== kept && name.startsWith(`${slug}-`) && /^[0-9a-f]{24}\.json$/.test(name.slice(slug.length + 1)),
  );
  await Promise.all(older.map((name) => rm(join(cacheFolder, name), { force: true })));
}

async function codeHash(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(lockFile));
  for (const folder of bakingCode) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}
