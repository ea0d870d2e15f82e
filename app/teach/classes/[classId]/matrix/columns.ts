/** The table's columns from left to right: what is about the student, then the assignments. */
import type { ClassBoard } from '@/lib/progress/class-board';

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
    about('name', 'Student', 190, false),
    ...(board.sections.length > 0 ? [about('section', 'Section', 92, false)] : []),
    about('passed', 'Passed', 82),
    ...(board.assigned ? [about('points', 'Points', 84)] : []),
    about('active', 'Last active', 96),
    ...board.columns.map(
      ({ key, title, part }, index): GridColumn => ({
        key,
        label: part === 'lesson' ? `${title}: lesson` : title,
        widthPx: 92,
        index,
        highestFirst: true,
      }),
    ),
  ];
}
