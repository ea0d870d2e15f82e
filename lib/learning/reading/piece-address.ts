/** Where a piece of a finished lesson is found, by server and browser alike. */

export type LessonPart = 'lesson' | 'task';

export interface PiecePlace {
  readonly slug: string;
  readonly revisionId: string;
  readonly part: LessonPart;
  /** Among all pieces of the part. */
  readonly index: number;
}

export function pieceAddress({ slug, revisionId, part, index }: PiecePlace): string {
  return `${slug}/${revisionId}/${part}/${index}`;
}
