/** The table's columns from left to right: the one list of them. */
import type { ClassBoard } from '@/lib/teaching/board/class-board';
import type { GridColumn } from './column';
import { resultColumn } from './result-column';
import { activeColumn, nameColumn, passedColumn, pointsColumn, sectionColumn } from './student-columns';

export function gridColumns(classId: string, board: ClassBoard): readonly GridColumn[] {
  return [
    nameColumn(classId),
    ...(board.sections.length > 0 ? [sectionColumn(board)] : []),
    passedColumn(board),
    ...(board.assigned ? [pointsColumn] : []),
    activeColumn(board),
    ...board.columns.map((column, index) => resultColumn(classId, board, column, index)),
  ];
}
