/** The HTML of a lesson for pages that were reached by a link, fetched once a lesson: promises that React waits for, not queries. */

import { getPieces } from '@/lib/learning/reading/endpoints';
import type { PiecePlace } from '@/lib/learning/reading/piece-address';
import { call } from '@/lib/platform/contract/call';

interface Pieces {
  readonly lesson: readonly (string | null)[];
  readonly task: readonly (string | null)[];
}

const lessons = new Map<string, Promise<Pieces>>();
const pieces = new Map<string, Promise<string>>();

/** The same promise for the same place, so that React can wait for it. What could not be fetched says so in its place. */
export function fetchPiece({ slug, revisionId, part, index }: PiecePlace): Promise<string> {
  const key = `${slug}/${revisionId}/${part}/${index}`;
  const known = pieces.get(key);
  if (known) return known;
  // A failure is kept as well: another promise in its place would make React wait, fail and wait again for ever.
  const piece = fetchLesson(slug, revisionId).then(
    (lesson) => lesson[part][index] ?? '',
    () => '<p>This part of the lesson could not be loaded. Reload the page to try again.</p>',
  );
  pieces.set(key, piece);
  return piece;
}

function fetchLesson(slug: string, revisionId: string): Promise<Pieces> {
  const key = `${slug}/${revisionId}`;
  const known = lessons.get(key);
  if (known) return known;
  const lesson = requestLesson(slug, revisionId);
  lessons.set(key, lesson);
  return lesson;
}

async function requestLesson(slug: string, revisionId: string): Promise<Pieces> {
  const answer = await call(getPieces, { params: { slug } });
  if (answer.kind !== 'ok') throw new Error('The lesson could not be fetched.');
  if (answer.value.revisionId !== revisionId) throw new Error('The lesson has changed meanwhile.');
  return answer.value;
}
