/** The course in exercises/, baked, with what was baked before taken from a cache on disk. */
import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Diagnostic, hasErrors } from '@/lib/exercise/diagnostics';
import type { ExerciseFiles } from '@/lib/exercise/folder';
import { parseYaml } from '@/lib/exercise/parse-yaml';
import { readExerciseFolder } from '@/lib/exercise/read-folder.server';
import type { Revision } from '@/lib/exercise/revision';
import { decodeRevision, encodeRevision } from '@/lib/exercise/revision-json';
import { slugSchema } from '@/lib/exercise/schema';
import { type BakingResult, type BakingTools, bake } from './bake';

const courseSchema = z.strictObject({
  title: z.string().trim().min(1).max(120),
  exercises: z.array(slugSchema).min(1),
});
export type Course = z.infer<typeof courseSchema>;

const cacheFolder = '.nabla/baked';
/** The code that a baked exercise depends on besides its own files. */
const bakingCode = ['lib/numeric', 'lib/exercise', 'lib/grader', 'lib/baking', 'lib/sandbox'];

export interface BakedExercise extends BakingResult {
  readonly slug: string;
  /** Taken from the cache. */
  readonly cached: boolean;
}

/** @throws Error naming the file and line where course.yaml is not valid. */
export async function readCourse(folder = 'exercises'): Promise<Course> {
  const file = join(folder, 'course.yaml');
  const { value, diagnostics } = parseYaml(file, await readFile(file, 'utf8'), courseSchema);
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
  const slugs = only ?? (await readCourse(folder)).exercises;
  const code = await codeHash();
  const baked: BakedExercise[] = [];
  // One after the other: the sandbox pool is busy with each exercise's own proofs.
  for (const slug of slugs) baked.push(await bakeCached(await readFolderOf(folder, slug), tools, code));
  return baked;
}

async function readFolderOf(folder: string, slug: string): Promise<ExerciseFiles> {
  try {
    return await readExerciseFolder(join(folder, slug));
  } catch {
    return { slug, files: new Map() };
  }
}

async function bakeCached(files: ExerciseFiles, tools: BakingTools, code: string): Promise<BakedExercise> {
  const hash = createHash('sha256').update(code);
  for (const [path, text] of files.files) hash.update(`\0${path}\0${text}`);
  const cacheFile = join(cacheFolder, `${files.slug}-${hash.digest('hex').slice(0, 24)}.json`);
  const cached = await readCache(cacheFile);
  if (cached) return { ...cached, slug: files.slug, cached: true };
  const result = await bake(files, tools);
  if (!hasErrors(result.diagnostics)) await writeCache(cacheFile, result);
  return { ...result, slug: files.slug, cached: false };
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

async function writeCache(file: string, { revision, diagnostics, matrix }: BakingResult): Promise<void> {
  if (!revision) return;
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(file, JSON.stringify({ revision: encodeRevision(revision), diagnostics, matrix }));
}

async function codeHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const folder of bakingCode) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    for (const path of paths.sort()) hash.update(`${path}\0`).update(await readFile(path));
  }
  return hash.digest('hex');
}
