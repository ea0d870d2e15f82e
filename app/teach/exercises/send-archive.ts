/** Sends a zip to the server: to be looked at, or to be stored. */
import { postImport } from '@/lib/authoring/studio/endpoints';
import type { ImportReport } from '@/lib/authoring/studio/exchange.server';
import { sayUnavailable } from '@/lib/client/documents/unavailable';
import { call } from '@/lib/platform/contract/call';
import type { CallInput } from '@/lib/platform/contract/endpoint';

export type ArchiveAnswer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string };

/** `from`: the place in the zip; null for its one folder. */
export async function inspectArchive(file: File, from: string | null): Promise<ArchiveAnswer<ImportReport>> {
  const answer = await send(file, { from: from ?? undefined });
  if (answer.kind === 'refused') return answer;
  // Without a name to store it under, a report is answered.
  return 'archive' in answer.value ? { kind: 'ok', value: answer.value } : unexpected;
}

/** @param classId '' for the author's own */
export async function storeArchive(
  file: File,
  from: string | null,
  as: string,
  classId: string,
): Promise<ArchiveAnswer<{ readonly slug: string }>> {
  const answer = await send(file, { as, classId: classId === '' ? undefined : classId, from: from ?? undefined });
  if (answer.kind === 'refused') return answer;
  const { slug } = answer.value;
  return slug === null ? unexpected : { kind: 'ok', value: { slug } };
}

const unexpected = { kind: 'refused', message: 'The server answered with something else. Reload the page.' } as const;

async function send(file: File, query: CallInput<typeof postImport>['query']) {
  const answer = await call(postImport, { query, bytes: file });
  if (answer.kind === 'ok' || answer.kind === 'refused') return answer;
  return { kind: 'refused', message: `${sayUnavailable(answer)} Nothing was stored; try again.` } as const;
}
