/** What processes tell each other about classes, as text: `student <class> <user>`, `class <class>`. */

export type ClassNews =
  | { readonly kind: 'student'; readonly userId: string }
  /** Look at all of it again. */
  | { readonly kind: 'class' };

/** An identifier in SQL. */
export const newsChannel = 'nabla_class';

export function encodeNews(classId: string, news: ClassNews): string {
  return news.kind === 'student' ? `student ${classId} ${news.userId}` : `class ${classId}`;
}

/** Null for what Nabla did not write, such as a later version of it on the same database. */
export function decodeNews(payload: string): { readonly classId: string; readonly news: ClassNews } | null {
  const [kind, classId, userId] = payload.split(' ');
  if (!classId) return null;
  if (kind === 'student' && userId) return { classId, news: { kind, userId } };
  return kind === 'class' ? { classId, news: { kind } } : null;
}
