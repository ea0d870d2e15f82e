/** Full revisions by id. They never change, so those in use are kept decoded. */

import 'server-only';
import type { Revision } from '@/lib/core/exercise/revision';
import { decodeRevision } from '@/lib/core/exercise/revision-json';
import { database } from '@/lib/platform/db/database.server';

/** A course has some ten exercises; old revisions are asked for now and then. */
const most = 40;
const decoded = new Map<string, Revision>();

/** With hidden checks and solution: for grading and for staff, never for a browser. @throws Error for an unknown id */
export async function getFullRevision(id: string): Promise<Revision> {
  const known = decoded.get(id);
  if (known) return known;
  const { revision } = await database();
  const { full } = await revision.findUniqueOrThrow({ where: { id }, select: { full: true } });
  return remember(id, full);
}

/** Several at once by id, with one query for those that are not known yet. Unknown ids are left out. */
export async function getFullRevisions(ids: readonly string[]): Promise<ReadonlyMap<string, Revision>> {
  const found = new Map(ids.flatMap((id) => [[id, decoded.get(id)] as const]).filter(([, known]) => known));
  const missing = ids.filter((id) => !found.has(id));
  if (missing.length > 0) {
    const { revision } = await database();
    const rows = await revision.findMany({ where: { id: { in: missing } }, select: { id: true, full: true } });
    for (const { id, full } of rows) found.set(id, remember(id, full));
  }
  return new Map([...found].flatMap(([id, revision]) => (revision ? [[id, revision]] : [])));
}

function remember(id: string, full: Parameters<typeof decodeRevision>[0]): Revision {
  const fresh = decodeRevision(full);
  const oldest = decoded.keys().next().value;
  if (decoded.size >= most && oldest) decoded.delete(oldest);
  decoded.set(id, fresh);
  return fresh;
}
