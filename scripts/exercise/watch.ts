/** Watches exercises' folders and tells which one has changed, once it has been quiet for a moment. */
import { watch } from 'node:fs';

export interface Watching {
  /** Waits for what is under way. */
  close(): Promise<void>;
}

/** Editors write a file in several steps, and save several files at once. */
const quietMs = 250;

/**
 * @param slugs those to watch; empty for all
 * @param onChange called for one folder at a time, and not again for it until it has answered
 */
export function watchFolders(
  root: string,
  slugs: readonly string[],
  onChange: (slug: string) => Promise<void>,
): Watching {
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isClosed = false;
  let working: Promise<void> = Promise.resolve();
  const workOff = async () => {
    for (const slug of changed) {
      if (isClosed) return;
      changed.delete(slug);
      await onChange(slug);
    }
  };
  const watcher = watch(root, { recursive: true }, (_, file) => {
    const slug = slugOf(file);
    if (slug === null || (slugs.length > 0 && !slugs.includes(slug))) return;
    changed.add(slug);
    clearTimeout(timer);
    timer = setTimeout(() => {
      working = working.then(workOff);
    }, quietMs);
  });
  return {
    close: async () => {
      isClosed = true;
      clearTimeout(timer);
      watcher.close();
      await working;
    },
  };
}

/** The folder directly below the root that a file of an exercise is in. */
function slugOf(file: string | null): string | null {
  const [slug, ...rest] = (file ?? '').split(/[/\\]/);
  const name = rest.at(-1);
  return slug !== undefined && name !== undefined && /\.(?:ts|yaml|md)$/.test(name) ? slug : null;
}
