/** Taking back one change of a folder, and nothing of what was typed since. */

import { applyPatch, structuredPatch } from 'diff';
import { own } from '@/lib/core/text/own';
import type { Folder } from './limits';

export interface Undone {
  readonly files: Folder;
  /** Files that were changed since in the same place, and stay as they are. */
  readonly left: readonly string[];
}

/** `now`, without what made `after` of `before`. */
export function undoChange(now: Folder, before: Folder, after: Folder): Undone {
  const files = new Map(Object.entries(now));
  const left: string[] = [];
  for (const path of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (own(before, path) === own(after, path)) continue;
    const undone = undoText(own(now, path), own(before, path), own(after, path));
    if (undone === 'changed since') left.push(path);
    else if (undone === undefined) files.delete(path);
    else files.set(path, undone);
  }
  return { files: Object.fromEntries(files), left };
}

/** Undefined: the file is not there. */
type Text = string | undefined;

function undoText(now: Text, before: Text, after: Text): Text | 'changed since' {
  if (now === after || now === before) return before;
  if (now === undefined || before === undefined || after === undefined) return 'changed since';
  const inverse = structuredPatch('', '', after, before);
  // Without fuzz: where a line of the change, or one beside it, was edited, nothing is guessed.
  const patched = applyPatch(now, inverse, { fuzzFactor: 0 });
  return patched === false ? 'changed since' : patched;
}
