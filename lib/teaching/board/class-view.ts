/** Which students of a class are shown and in which order: in the address, so that a view can be kept and sent. */
import type { Cell, ClassBoard, Student } from './class-board';

/** With their words on the screen. */
export const cellFilters = {
  passed: 'Passed',
  tried: 'Tried, not passed',
  begun: 'Begun, nothing submitted',
  notStarted: 'Not started',
  overdue: 'Overdue',
  late: 'Late',
} as const;
export type CellFilter = keyof typeof cellFilters;

export interface BoardView {
  /** A column's key. */
  readonly sort: string;
  readonly descending: boolean;
  /** A section's id, 'none' for students in none; '' for all. */
  readonly section: string;
  readonly state: CellFilter | '';
  /** The column that `state` is about, by key; '' for any. */
  readonly column: string;
  readonly search: string;
}

export const wholeClass: BoardView = {
  sort: 'name',
  descending: false,
  section: '',
  state: '',
  column: '',
  search: '',
};

const isFilter = (text: string): text is CellFilter => Object.hasOwn(cellFilters, text);

export function readView(params: Pick<URLSearchParams, 'get'>): BoardView {
  const text = (key: string) => params.get(key) ?? '';
  const state = text('state');
  return {
    sort: text('sort') || wholeClass.sort,
    descending: text('order') === 'desc',
    section: text('section'),
    state: isFilter(state) ? state : '',
    column: text('in'),
    search: text('q'),
  };
}

/** With a leading `?`, or empty. */
export function writeView(view: BoardView): string {
  const params = new URLSearchParams();
  if (view.sort !== wholeClass.sort) params.set('sort', view.sort);
  if (view.descending) params.set('order', 'desc');
  if (view.section) params.set('section', view.section);
  if (view.state) params.set('state', view.state);
  if (view.state && view.column) params.set('in', view.column);
  if (view.search) params.set('q', view.search);
  return params.size > 0 ? `?${params}` : '';
}

export function isFiltered({ section, state, search }: BoardView): boolean {
  return section !== '' || state !== '' || search.trim() !== '';
}

/** What students can be sorted by. */
export interface Sortable {
  /** What the view sorts by. */
  readonly key: string;
  /** The lower first. */
  readonly compare: (a: Student, b: Student) => number;
}

/**
 * Equal students stay in the order of their names, whichever way the sort goes.
 * @param columns by which they may be sorted; a view that names none of them leaves the order of names
 */
export function arrange(
  students: readonly Student[],
  board: ClassBoard,
  view: BoardView,
  columns: readonly Sortable[],
): readonly Student[] {
  const compare = columns.find(({ key }) => key === view.sort)?.compare ?? (() => 0);
  const sign = view.descending ? -1 : 1;
  return students
    .filter((student) => isShown(student, board, view))
    .sort((a, b) => sign * compare(a, b) || byName(a, b));
}

function isShown(student: Student, { columns }: ClassBoard, view: BoardView): boolean {
  const { section, state, column } = view;
  if (section !== '' && student.sectionId !== (section === 'none' ? '' : section)) return false;
  if (state !== '') {
    const index = columns.findIndex(({ key }) => key === column);
    const cells = index === -1 ? student.cells : student.cells.slice(index, index + 1);
    if (!cells.some((cell) => fits(cell, state))) return false;
  }
  const words = view.search.toLowerCase().split(/\s+/);
  const text = `${student.name} ${student.email}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function fits(cell: Cell, filter: CellFilter): boolean {
  switch (filter) {
    case 'overdue':
      return cell.overdue;
    case 'late':
      return cell.lateDays > 0;
    default:
      return cell.state === filter;
  }
}

const collator = new Intl.Collator('en');
export const compareText = (a: string, b: string): number => collator.compare(a, b);

function byName(a: Student, b: Student): number {
  return compareText(a.name, b.name) || (a.id < b.id ? -1 : 1);
}

/** By what a student has in one of the board's columns. */
export function compareStanding(column: number): Sortable['compare'] {
  return (a, b) => standing(a.cells[column]) - standing(b.cells[column]);
}

/** Passed above tried above begun; then by points; then who needed fewer tries. */
function standing(cell: Cell | undefined): number {
  if (!cell) return -1;
  const rank = { notStarted: 0, begun: 1, tried: 2, passed: 3 }[cell.state];
  return rank * 1e9 + cell.points * 1e5 - Math.min(cell.tries, 99_999);
}
