/** Assignments as their page shows them, and how it says what they ask. */
import type { DatesInput, ShownTerms } from '@/lib/teaching/assignments/actions';

export interface WallInstant {
  /** ISO, UTC. */
  readonly instant: string;
  /** `2026-03-01T12:00` on the class's clock. */
  readonly wall: string;
}

export interface AssignmentItem {
  readonly id: string;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly part: 'exercise' | 'lesson';
  readonly points: number;
  readonly opensAt: WallInstant | null;
  readonly dueAt: WallInstant | null;
  readonly latePolicy: DatesInput['latePolicy'];
  readonly latePercent: number;
  readonly extensions: readonly ExtensionItem[];
}

export interface ExtensionItem {
  readonly id: string;
  readonly userId: string | null;
  readonly sectionId: string | null;
  readonly name: string;
  readonly dueAt: WallInstant;
  readonly reason: string;
}

export function sayLate({ latePolicy, latePercent }: Pick<AssignmentItem, 'latePolicy' | 'latePercent'>): string {
  switch (latePolicy) {
    case 'none':
      return 'late work counts in full';
    case 'percentPerDay':
      return `${latePercent} % less for each day late`;
    case 'hardStop':
      return 'late work does not count';
  }
}

/** What the page showed, for the server to compare with what is stored. */
export const shownTerms = ({ points, opensAt, dueAt, latePolicy, latePercent }: AssignmentItem): ShownTerms => ({
  points,
  opensAt: opensAt?.instant ?? null,
  dueAt: dueAt?.instant ?? null,
  latePolicy,
  latePercent,
});
