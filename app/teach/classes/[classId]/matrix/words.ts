/** How the table says things, the same on the server and in the browser. */

import { type ScoreStanding, sayStanding } from '@/lib/core/scoring/standing';
import { countOf } from '@/lib/core/text/count';
import { zoneName } from '@/lib/core/time/say-time';
import type { BoardColumn, Cell, ClassBoard, Student } from '@/lib/teaching/board/class-board';

export const stateWords = {
  notStarted: 'not started',
  begun: 'begun, nothing submitted',
  tried: 'tried, not passed',
  passed: 'passed',
} as const;

/** What the cell holds beside its state, most important first. */
export function cellFacts(cell: Cell, column: BoardColumn): readonly string[] {
  const facts: string[] = [];
  const worked = cell.state === 'tried' || cell.state === 'passed';
  if (worked || cell.override) facts.push(sayStanding(cellStanding(cell, column, worked)) ?? '');
  if (cell.overdue) facts.push('overdue');
  if (cell.extended) facts.push('has an extension');
  if (worked)
    facts.push(column.part === 'lesson' ? `${countOf(cell.tries, 'question')} answered` : describeTries(cell));
  if (cell.seconds > 0) facts.push(`${formatDuration(cell.seconds)} on task`);
  return facts;
}

function cellStanding(cell: Cell, { points: maxPoints }: BoardColumn, worked: boolean): ScoreStanding {
  const { points, earned, lateDays, override } = cell;
  // Only lateness takes anything from what the work earned.
  const penalty = !override && earned > 0 ? Math.round((1 - points / earned) * 100) : 0;
  return { maxPoints, earned: worked ? earned : null, lateDays, penalty, points, setByStaff: override };
}

function describeTries({ tries, triesToPass }: Cell): string {
  return triesToPass > 0 && triesToPass !== tries
    ? `passed at try ${triesToPass} of ${tries}`
    : countOf(tries, 'try', 'tries');
}

/** For people who hear the table. */
export function describeCell(cell: Cell, column: BoardColumn): string {
  return [stateWords[cell.state], ...cellFacts(cell, column)].join(', ');
}

/** The line below the score. */
export function cellNote(cell: Cell): string {
  if (cell.overdue) return 'overdue';
  if (cell.lateDays > 0) return `${cell.lateDays} d late`;
  if (cell.override) return 'set by staff';
  if (cell.tries > 0) return countOf(cell.triesToPass || cell.tries, 'try', 'tries');
  return '';
}

export function formatDuration(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`;
  const minutes = Math.round(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** `just now`, `5 min`, `3 h`, `12 d` before `nowMs`; both times are of the server, so that its clock alone counts. */
export function formatAgo(lastAtMinutes: number, nowMs: number): string {
  if (lastAtMinutes === 0) return 'never';
  const minutes = Math.max(0, Math.floor(nowMs / 60_000) - lastAtMinutes);
  if (minutes < 2) return 'just now';
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return `${Math.floor(minutes / (24 * 60))} d ago`;
}

export function describeCount(shown: number, { rows, columns, assigned, timeZone }: ClassBoard): string {
  const all = countOf(rows.length, 'student');
  const count = shown === rows.length ? all : `${shown} of ${all}`;
  if (!assigned && rows.length === 0) return `${count} · nothing assigned yet`;
  return assigned
    ? `${count} · ${countOf(columns.length, 'assignment')} · times are ${zoneName(timeZone)}`
    : `${count} · nothing assigned yet: these are the course’s ${columns.length} exercises`;
}

/** What a screen reader is told of a change. */
export function describeChange(students: readonly Student[], board: ClassBoard, columns: readonly number[]): string {
  const [student] = students;
  const [index] = columns;
  if (!student || index === undefined) return '';
  if (students.length > 1) return `${students.length} students’ results changed.`;
  const cell = student.cells[index];
  return columns.length > 1 || !cell
    ? `${student.name}’s results changed.`
    : `${student.name}, ${board.columns[index]?.title ?? ''}: ${stateWords[cell.state]}.`;
}
