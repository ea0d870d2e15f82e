/** Sends a zip to the server: to be looked at, or to be stored. */
import type { ImportReport } from '@/lib/authoring/studio/exchange.server';

export type ArchiveAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

export const inspectArchive = (file: File) => send<ImportReport>(file, {});

/** @param classId '' for the author's own */
export const storeArchive = (file: File, as: string, classId: string) =>
  send<{ slug: string }>(file, classId === '' ? { as } : { as, classId });

async function send<T>(file: File, query: Record<string, string>): Promise<ArchiveAnswer<T>> {
  try {
    const response = await fetch(`/api/studio/import?${new URLSearchParams(query)}`, { method: 'POST', body: file });
    const answer = await response.json();
    return response.ok
      ? { kind: 'ok', value: answer }
      : { kind: 'refused', message: String(answer.error?.message ?? '') };
  } catch {
    return { kind: 'refused', message: 'The server cannot be reached. Nothing was stored; try again.' };
  }
}
