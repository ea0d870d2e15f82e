/** Sends a zip to the server: to be looked at, or to be stored. */
import type { ImportReport } from '@/lib/authoring/studio/exchange.server';

export type ArchiveAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

/** `from`: the place in the zip; null for its one folder. */
export const inspectArchive = (file: File, from: string | null) => send<ImportReport>(file, placed(from));

/** @param classId '' for the author's own */
export const storeArchive = (file: File, from: string | null, as: string, classId: string) =>
  send<{ slug: string }>(file, { as, ...(classId !== '' && { classId }), ...placed(from) });

const placed = (from: string | null): Record<string, string> => (from === null ? {} : { from });

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
