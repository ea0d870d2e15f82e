import { z } from 'zod';
import type { FolderSaveAnswer, Theirs } from '@/lib/authoring/studio/autosave';
import type { Folder } from '@/lib/authoring/studio/limits';
import { unavailable } from '@/lib/client/documents/unavailable';

const folder = z.object({
  version: z.number(),
  files: z.record(z.string(), z.string()),
  savedBy: z.string().nullable(),
  savedAt: z.string(),
});
const answer = z.union([
  z.object({ kind: z.literal('saved'), version: z.number() }),
  z.object({ kind: z.literal('conflict'), latest: folder }),
]);
const errorBody = z.object({ error: z.object({ message: z.string() }) });

/** Never throws: a lost connection and a busy server are for later. */
export async function sendFolder(slug: string, files: Folder, baseVersion: number): Promise<FolderSaveAnswer> {
  try {
    const response = await fetch(`/api/studio/exercises/${slug}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ files, baseVersion }),
      cache: 'no-store',
    });
    const notNow = unavailable(response);
    if (notNow) return notNow;
    const body: unknown = await response.json();
    const read = answer.safeParse(body);
    if (read.success) return read.data;
    const refused = errorBody.safeParse(body);
    return refused.success ? { kind: 'refused', message: refused.data.error.message } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** An older version, or without `wanted` the newest; null when it cannot be had. */
export async function fetchVersion(slug: string, wanted?: number): Promise<Theirs | null> {
  try {
    const query = wanted === undefined ? '' : `?version=${wanted}`;
    const response = await fetch(`/api/studio/exercises/${slug}${query}`, { cache: 'no-store' });
    const read = folder.safeParse(await response.json());
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
