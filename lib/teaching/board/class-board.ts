/**
 * The class page's table as it crosses the wire, and what the browser makes of it. Arrays of numbers instead of objects:
 * thirty thousand cells stay some hundred kilobytes.
 */

export interface ClassBoard {
  /** When it was read, ms since 1970: of two readings of a student the later counts. */
  readonly readAt: number;
  /** Whether the columns are assignments; else they are the course's exercises, without points and due dates. */
  readonly assigned: boolean;
  /** IANA, of the class. */
  readonly timeZone: string;
  readonly columns: readonly BoardColumn[];
  /** By name. */
  readonly sections: readonly { readonly id: string; readonly name: string }[];
  readonly rows: readonly BoardRow[];
}

export interface BoardColumn {
  readonly key: string;
  readonly exerciseId: string;
  readonly slug: string;
  readonly title: string;
  readonly part: 'exercise' | 'lesson';
  /** What a full score is worth. */
  readonly points: number;
  /** ms since 1970; null: never. For the class; single students may have longer. */
  readonly dueAt: number | null;
  readonly opensAt: number | null;
}

/** Id, name, e-mail, section's id or '', and a cell for each column: 0 where nothing is to be said. */
export type BoardRow = readonly [
  id: string,
  name: string,
  email: string,
  sectionId: string,
  cells: readonly (CellCode | 0)[],
];

/**
 * `state` indexes `cellStates`. `points` after lateness and override. `tries`: verified attempts, for a lesson questions
 * answered; `triesToPass` 0 without a pass. `seconds` on task. `lateDays` of the attempt that counts. `flags` of
 * {@link cellFlags}. `lastAt`: minutes since 1970 of the last sign of work, 0 without.
 * `earned`: before lateness and override, where they made it another.
 */
export type CellCode = readonly [
  state: number,
  points: number,
  tries: number,
  triesToPass: number,
  seconds: number,
  lateDays: number,
  flags: number,
  lastAt: number,
  earned?: number,
];

/** `begun`: code was saved, nothing was submitted. */
export const cellStates = ['notStarted', 'begun', 'tried', 'passed'] as const;
export type CellState = (typeof cellStates)[number];

export const cellFlags = {
  /** Due for this student, not passed, and not settled by staff. */
  overdue: 1,
  /** The score was set by staff. */
  override: 2,
  /** Due later for this student than for the class. */
  extended: 4,
} as const;

export interface Cell {
  readonly state: CellState;
  readonly points: number;
  readonly tries: number;
  readonly triesToPass: number;
  readonly seconds: number;
  readonly lateDays: number;
  readonly overdue: boolean;
  readonly override: boolean;
  readonly extended: boolean;
  readonly lastAt: number;
  /** By the work alone. */
  readonly earned: number;
}

export function decodeCell(code: CellCode | 0 | undefined): Cell {
  const [state, points, tries, triesToPass, seconds, lateDays, flags, lastAt, earned = points] = code || emptyCode;
  return {
    state: cellStates[state] ?? 'notStarted',
    points,
    tries,
    triesToPass,
    seconds,
    lateDays,
    overdue: (flags & cellFlags.overdue) !== 0,
    override: (flags & cellFlags.override) !== 0,
    extended: (flags & cellFlags.extended) !== 0,
    lastAt,
    earned,
  };
}

const emptyCode: CellCode = [0, 0, 0, 0, 0, 0, 0, 0];

/** A row with what is worked out from its cells. */
export interface Student {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly sectionId: string;
  readonly cells: readonly Cell[];
  readonly passed: number;
  readonly points: number;
  /** Minutes since 1970; 0: never. */
  readonly lastAt: number;
}

export function decodeRow([id, name, email, sectionId, codes]: BoardRow): Student {
  const cells = codes.map(decodeCell);
  return {
    id,
    name,
    email,
    sectionId,
    cells,
    passed: cells.filter(({ state }) => state === 'passed').length,
    points: cells.reduce((sum, { points }) => sum + points, 0),
    lastAt: Math.max(0, ...cells.map(({ lastAt }) => lastAt)),
  };
}

/** A column over the students shown. */
export interface ColumnSummary {
  readonly students: number;
  readonly passed: number;
  readonly tried: number;
  readonly overdue: number;
  /** Of those who passed; null where nobody did. */
  readonly medianTries: number | null;
  /** Time on task of those who passed and whose time is known. */
  readonly medianSeconds: number | null;
}

export function summariseColumn(students: readonly Student[], column: number): ColumnSummary {
  const cells = students.flatMap((student) => student.cells[column] ?? []);
  const passed = cells.filter(({ state }) => state === 'passed');
  const positive = (values: readonly number[]) => values.filter((value) => value > 0);
  return {
    students: students.length,
    passed: passed.length,
    tried: cells.filter(({ state }) => state === 'tried').length,
    overdue: cells.filter(({ overdue }) => overdue).length,
    medianTries: median(positive(passed.map(({ triesToPass }) => triesToPass))),
    medianSeconds: median(positive(passed.map(({ seconds }) => seconds))),
  };
}

/** Of an even number the mean of the middle two; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
