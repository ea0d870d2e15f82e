/** Exercise folders for tests: the template of `npm run exercise -- new`, as it is or with slips. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';

const template = 'scripts/exercise-template';

/** A file's new text, null to remove it, or replacements [from, to] in it. */
export type Edit = string | null | readonly (readonly [string, string])[];
export type Edits = Readonly<Record<string, Edit>>;

/** The template with changes. @throws Error where a text to replace is not there, so that no test passes by accident */
export function templateFolder(edits: Edits = {}, slug = 'squares'): ExerciseFiles {
  const files = new Map<string, string>();
  for (const entry of readdirSync(template, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(template.length + 1).replaceAll('\\', '/'), readFileSync(path, 'utf8'));
  }
  for (const [file, edit] of Object.entries(edits)) {
    if (edit === null) files.delete(file);
    else files.set(file, typeof edit === 'string' ? edit : edited(file, files.get(file) ?? '', edit));
  }
  return { slug, files };
}

function edited(file: string, text: string, replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((before, [from, to]) => {
    if (!before.includes(from)) throw new Error(`${file} does not hold ${JSON.stringify(from)}.`);
    return before.replace(from, () => to);
  }, text);
}

/** The 1-based line on which a text first stands. */
export function lineOfText({ files }: ExerciseFiles, file: string, text: string): number {
  const index = (files.get(file) ?? '').split('\n').findIndex((line) => line.includes(text));
  if (index < 0) throw new Error(`${file} does not hold ${JSON.stringify(text)}.`);
  return index + 1;
}
