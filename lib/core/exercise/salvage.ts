/**
 * What of a broken `exercise.yaml` can still be looked at: entries that the schema refuses are left out, so that an author learns of the
 * slips elsewhere in the same go. What comes out is for finding problems only.
 */
import type { z } from 'zod';
import type { Key, YamlPath } from './problems';
import { type ExerciseSpec, exerciseSchema } from './schema';

export interface Salvaged {
  readonly spec: ExerciseSpec;
  /** From a place in what is left to the place in the file. */
  readonly original: (path: YamlPath) => YamlPath;
}

const lists = ['checks', 'mistakes', 'questions'] as const;
/** Stands in for fields that no other depends on. */
const placeholders = { title: 'x', summary: 'x', concepts: ['x'], prerequisites: [], limits: {} };

/** Null where nothing sensible is left, such as without functions. */
export function salvage(raw: unknown, issues: readonly z.core.$ZodIssue[]): Salvaged | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return null;
  const broken = new Map(lists.map((list) => [list as string, new Set<Key>()]));
  const rest: Record<string, unknown> = { ...raw };
  for (const issue of issues) {
    const [field, entry] = issue.path;
    if (field === undefined) {
      // Unknown fields at the top are told and then ignored.
      for (const key of issue.code === 'unrecognized_keys' ? issue.keys : []) delete rest[key];
    } else if (typeof field === 'string' && field in placeholders) {
      Object.assign(rest, { [field]: placeholders[field as keyof typeof placeholders] }); // `in` said so
    } else if (typeof field === 'string' && typeof entry === 'number') {
      broken.get(field)?.add(entry);
    }
  }
  const kept = new Map<string, readonly number[]>();
  for (const list of lists) {
    const entries = rest[list];
    if (!Array.isArray(entries)) continue;
    const indices = [...entries.keys()].filter((index) => !broken.get(list)?.has(index));
    kept.set(list, indices);
    rest[list] = indices.map((index) => entries[index]);
  }
  const result = exerciseSchema.safeParse(rest);
  if (!result.success) return null;
  const original = ([field, index, ...more]: YamlPath): YamlPath => {
    const indices = kept.get(String(field));
    if (field === undefined) return [];
    if (index === undefined) return [field];
    return [field, typeof index === 'number' ? (indices?.[index] ?? index) : index, ...more];
  };
  return { spec: result.data, original };
}
