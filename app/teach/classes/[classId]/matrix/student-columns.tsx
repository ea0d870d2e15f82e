/** The columns about the student. */
import type { ReactNode } from 'react';
import { studentPath } from '@/app/paths';
import { useSayTime } from '@/app/shell/time';
import { sayPoints } from '@/lib/core/scoring/standing';
import type { ClassBoard, Student } from '@/lib/teaching/board/class-board';
import { compareText } from '@/lib/teaching/board/class-view';
import { type CellPlace, type GridColumn, percent } from './column';
import classes from './matrix.module.css';
import { formatAgo } from './words';

/** What all of them have in common. */
const about = { below: null, namesRows: false, result: null, highestFirst: true, foot: () => null } as const;

/** A cell of plain content; `kind` is for the style sheet. */
function cell(kind: string, content: (student: Student) => ReactNode): GridColumn['render'] {
  return function render(student: Student, place: CellPlace) {
    return (
      <td {...place} className={classes.about} data-kind={kind}>
        {content(student)}
      </td>
    );
  };
}

export const nameColumn = (classId: string): GridColumn => ({
  ...about,
  key: 'name',
  label: 'Student',
  width: 172,
  highestFirst: false,
  namesRows: true,
  compare: (a, b) => compareText(a.name, b.name),
  render: ({ id, name }, place) => (
    <th scope="row" className={classes.name}>
      <a {...place} className={classes.student} href={studentPath(classId, id)}>
        {name}
      </a>
    </th>
  ),
  foot: (_, filtered) => (
    <>
      {filtered ? 'Those shown' : 'Class'}
      <span className={classes.legend}>passed; median tries, time</span>
    </>
  ),
});

export function sectionColumn({ sections }: ClassBoard): GridColumn {
  const names = new Map(sections.map(({ id, name }) => [id, name]));
  const nameOf = ({ sectionId }: Student) => names.get(sectionId);
  return {
    ...about,
    key: 'section',
    label: 'Section',
    width: 84,
    compare: (a, b) => compareText(nameOf(a) ?? '', nameOf(b) ?? ''),
    render: cell('section', (student) => nameOf(student) ?? '–'),
  };
}

export const passedColumn = ({ columns }: ClassBoard): GridColumn => ({
  ...about,
  key: 'passed',
  label: 'Passed',
  width: 74,
  compare: (a, b) => a.passed - b.passed || a.points - b.points,
  render: cell('passed', ({ passed }) => `${passed} of ${columns.length}`),
  foot: (students) => {
    const passed = students.reduce((sum, student) => sum + student.passed, 0);
    return percent(passed, students.length * columns.length);
  },
});

export const pointsColumn: GridColumn = {
  ...about,
  key: 'points',
  label: 'Points',
  width: 64,
  compare: (a, b) => a.points - b.points,
  render: cell('points', ({ points }) => sayPoints(points)),
};

export const activeColumn = ({ readAt }: ClassBoard): GridColumn => ({
  ...about,
  key: 'active',
  label: 'Last active',
  width: 92,
  compare: (a, b) => a.lastAt - b.lastAt,
  render: cell('active', ({ lastAt }) => <Ago lastAt={lastAt} readAt={readAt} />),
});

function Ago({ lastAt, readAt }: { readonly lastAt: number; readonly readAt: number }) {
  const say = useSayTime();
  return <span title={lastAt === 0 ? undefined : say(new Date(lastAt * 60_000))}>{formatAgo(lastAt, readAt)}</span>;
}
