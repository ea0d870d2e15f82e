/** A file more in the folder; a mistake comes with its entry in exercise.yaml, since the one is nothing without the other. */
import { addItem } from '@/lib/core/exercise/edit-yaml';
import type { Folder } from './limits';

/** The solution to begin from: a mistake differs from it in one thing, another right way in all but the numbers. */
export function withNewFile(files: Folder, path: string): Folder {
  const added = { ...files, [path]: files['solution.ts'] ?? '' };
  const id = /^mistakes\/(.+)\.ts$/.exec(path)?.[1];
  if (id === undefined) return added;
  const yaml = files['exercise.yaml'] ?? '';
  if (new RegExp(`^\\s*(?:- )?id: *["']?${id}["']? *$`, 'm').test(yaml)) return added;
  const edited = addItem(yaml, ['mistakes'], entry(id));
  return edited.ok ? { ...added, 'exercise.yaml': edited.text } : added;
}

function entry(id: string): string {
  const words = id.replaceAll('-', ' ');
  return [
    `id: ${id}`,
    `title: ${words.charAt(0).toUpperCase()}${words.slice(1)}`,
    'nudge: A question that points at it, shown at once.',
    'hint: What to think of, shown on request.',
  ].join('\n');
}
