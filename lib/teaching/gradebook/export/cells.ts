/** What the exports have in common. */
import type { Grade, GradeColumn } from '../gradebook';

/** Points as files have them: with two decimals, which is what gradebooks compare. Null stays null. */
export function roundPoints(points: number | null): number | null {
  return points === null ? null : Math.round((points + Number.EPSILON) * 100) / 100;
}

/** As the class reads it; the two parts of one exercise are two columns. */
export function titleOf({ title, part }: Pick<GradeColumn, 'title' | 'part'>): string {
  return part === 'lesson' ? `${title}, lesson` : title;
}

/** The last word is the family name, for formats that want two. */
export function splitName(name: string): { readonly first: string; readonly last: string } {
  const words = name.trim().split(/\s+/);
  return { first: words.slice(0, -1).join(' '), last: words.at(-1) ?? '' };
}

/** What the attempt that counts was worth before lateness. */
export function pointsBeforeLateness(column: GradeColumn, { counting }: Grade): number | null {
  if (!counting) return null;
  return counting.maxScore > 0 ? (column.points * counting.score) / counting.maxScore : 0;
}
