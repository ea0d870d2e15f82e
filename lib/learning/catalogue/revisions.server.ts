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
  const fresh = decodeRevision(full);
  const oldest = decoded.keys().next().value;
  if (decoded.size >= most && oldest) decoded.delete(oldest);
  decoded.set(id, fresh);
  return fresh;
}
