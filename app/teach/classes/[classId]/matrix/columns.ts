/** The table's columns from left to right: what is about the student, then the assignments. */
import type { ClassBoard } from '@/lib/teaching/board/class-board';

export interface GridColumn {
  /** What the view sorts by. */
  readonly key: string;
  readonly label: string;
  readonly widthPx: number;
  /** Of the board's columns; null for one about the student. */
  readonly index: number | null;
  /** Whether the first click puts the highest first. */
  readonly highestFirst: boolean;
}

export function gridColumns(board: ClassBoard): readonly GridColumn[] {
  const about = (key: string, label: string, widthPx: number, highestFirst = true): GridColumn => ({
    ...{ key, label, widthPx, highestFirst },
    index: null,
  });
  return [
    about('name', 'Student', 172, false),
    ...(board.sections.length > 0 ? [about('section', 'Section', 84, false)] : []),
    about('passed', 'Passed', 74),
    ...(board.assigned ? [about('points', 'Points', 64)] : []),
    about('active', 'Last active', 92),
    ...board.columns.map(
      ({ key, title, part }, index): GridColumn => ({
        key,
        label: part === 'lesson' ? `${title}: lesson` : title,
        widthPx: 87,
        index,
        highestFirst: true,
      }),
    ),
  ];
}
