/** What an assignment asks and when, and when it is due for whom. */

export type LatePolicy = 'none' | 'percentPerDay' | 'hardStop';

/** As a class sets them. */
export interface SetTerms {
  /** What a full score is worth. */
  readonly points: number;
  /** Null: open from the start. */
  readonly opensAt: Date | null;
  /** Null: never due. */
  readonly dueAt: Date | null;
  readonly latePolicy: LatePolicy;
  /** Percent of the score lost for each day begun, 0 … 100; read under `percentPerDay` only. */
  readonly latePercent: number;
}

export interface Terms extends SetTerms {
  /** The class's, an IANA name: a late day is a day on its clock. */
  readonly timeZone: string;
}

const minuteMs = 60_000;

/** The first instant that is too late: pages show minutes, so the minute that is shown counts in full. */
export function deadlineOf(dueAt: Date): Date {
  return new Date(Math.floor(dueAt.getTime() / minuteMs + 1) * minuteMs);
}

/** Whether work handed in `at` comes too late; never where nothing is due. */
export function isPast(dueAt: Date | null, at: Date): boolean {
  return dueAt !== null && at >= deadlineOf(dueAt);
}

/** A later due date for one student or one section. */
export interface ExtensionTerms {
  readonly userId: string | null;
  readonly sectionId: string | null;
  readonly dueAt: Date;
}

export interface Whose {
  readonly userId: string;
  /** Null: in no section. */
  readonly sectionId: string | null;
}

/** When it is due for this student: the latest of the assignment's date and the extensions that are theirs. */
export function effectiveDueAt(
  { dueAt }: Pick<SetTerms, 'dueAt'>,
  extensions: readonly ExtensionTerms[],
  { userId, sectionId }: Whose,
): Date | null {
  if (dueAt === null || extensions.length === 0) return dueAt;
  const own = extensions.filter(
    (extension) => extension.userId === userId || (extension.sectionId !== null && extension.sectionId === sectionId),
  );
  return new Date(Math.max(dueAt.getTime(), ...own.map((extension) => extension.dueAt.getTime())));
}
