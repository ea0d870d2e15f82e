/** Whom a row of Canvas's export means. Nothing is guessed: who could be two is left to a human. */
import type { GradeRow } from '../gradebook';
import type { CanvasStudent } from './canvas-file';

/**
 * By Canvas's own order of keys: the first key that finds anybody decides, unless a later one finds somebody else. A
 * school's number may be the one that Canvas gave to another student.
 */
export function candidatesOf(row: CanvasStudent, students: readonly GradeRow[]): readonly GradeRow[] {
  const { id, userId, login, name: theirs } = row;
  const tries: readonly [string, (student: GradeRow) => boolean][] = [
    [id, ({ schoolId }) => schoolId === id],
    [userId, ({ schoolId }) => schoolId === userId],
    [login, ({ schoolId, email }) => email === login || schoolId?.toLowerCase() === login],
    [theirs, ({ name }) => sameName(name, theirs)],
  ];
  const found = tries.map(([given, matches]) => (given ? students.filter(matches) : []));
  const [first = [], ...later] = found.filter(({ length }) => length > 0);
  const others = later.filter((candidates) => !candidates.some((student) => first.includes(student)));
  return [...first, ...new Set(others.flat())];
}

/** Canvas writes `Hacker, Alyssa` where we have `Alyssa Hacker`. */
export function sameName(ours: string, theirs: string): boolean {
  const [last = '', first] = theirs.split(',').map((part) => part.trim());
  return ours === theirs || (first !== undefined && ours === `${first} ${last}`);
}

/** The row's student where it is certain; two rows for one student: neither is. */
export function certainOf(found: readonly (readonly GradeRow[])[]): readonly (GradeRow | undefined)[] {
  const claims = new Map<string, number>();
  for (const [only, ...more] of found)
    if (only && more.length === 0) claims.set(only.id, (claims.get(only.id) ?? 0) + 1);
  return found.map(([only, ...more]) => (only && more.length === 0 && claims.get(only.id) === 1 ? only : undefined));
}
