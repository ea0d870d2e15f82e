'use client';

import { Alert, VisuallyHidden } from '@mantine/core';
import { useMemo } from 'react';
import { assignmentsPath, peoplePath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { type ClassBoard, decodeRow } from '@/lib/teaching/board/class-board';
import { arrange } from '@/lib/teaching/board/class-view';
import type { GridColumn } from './column';
import { gridColumns } from './columns';
import { ClassMatrix } from './matrix';
import { Toolbar } from './toolbar';
import { type BoardChanges, useLiveBoard } from './use-live-board';
import { useView } from './use-view';
import { describeChange } from './words';

/** `json`: a ClassBoard. As one text, since React would look at each of its hundred thousand numbers, twice. */
export function LiveMatrix({ classId, json }: { readonly classId: string; readonly json: string }) {
  const given = useMemo((): ClassBoard => JSON.parse(json), [json]);
  const { board, changes, state } = useLiveBoard(classId, given);
  const [view, change] = useView();
  const everybody = useStudents(board);
  const grid = useMemo(() => gridColumns(classId, board), [classId, board]);
  const students = useMemo(() => arrange(everybody, board, view, grid), [everybody, board, view, grid]);
  const onSort = ({ key, highestFirst }: GridColumn) =>
    change({ sort: key, descending: view.sort === key ? !view.descending : highestFirst });
  return (
    <section aria-label="Results">
      <Toolbar board={board} view={view} shown={students.length} state={state} onChange={change} />
      {students.length === 0 ? (
        <Nobody classId={classId} inClass={board.rows.length > 0} />
      ) : (
        <ClassMatrix board={board} grid={grid} students={students} view={view} changes={changes} onSort={onSort} />
      )}
      <VisuallyHidden role="status">{useNews(board, changes)}</VisuallyHidden>
    </section>
  );
}

/** Follows the class all the same: who signs up appears. */
function Nobody({ classId, inClass }: { readonly classId: string; readonly inClass: boolean }) {
  return inClass ? (
    <Alert variant="light" color="gray" title="Nobody fits">
      No student of the class fits the search and the filters.
    </Alert>
  ) : (
    <Alert variant="light" title="No students yet">
      Give the join code or the link above to your students, or import a list of them under{' '}
      <Link href={peoplePath(classId)}>People</Link>. They appear here as they sign up. What they are to do is given
      under <Link href={assignmentsPath(classId)}>Assignments</Link>.
    </Alert>
  );
}

const decoded = new WeakMap<ClassBoard['rows'][number], ReturnType<typeof decodeRow>>();

/** Rows that did not change stay the same objects, so that they are not drawn again. */
function useStudents({ rows }: ClassBoard) {
  return useMemo(
    () =>
      rows.map((row) => {
        const known = decoded.get(row) ?? decodeRow(row);
        decoded.set(row, known);
        return known;
      }),
    [rows],
  );
}

function useNews(board: ClassBoard, { cells }: BoardChanges): string {
  return useMemo(() => {
    const students = board.rows.filter(([id]) => cells.has(id)).map(decodeRow);
    const [only] = students;
    return describeChange(students, board, only ? [...(cells.get(only.id) ?? [])] : []);
  }, [board, cells]);
}
