/** What an assignment asks for: its points, its dates, and how it is named. */
import type { SetTerms } from '@/lib/core/scoring/terms';
import { InvalidRequest } from '@/lib/platform/http/errors';

export type AssignmentPart = 'exercise' | 'lesson';

export type Dates = Pick<SetTerms, 'opensAt' | 'dueAt' | 'latePolicy' | 'latePercent'>;

export const mostPoints = 10_000;

/** @throws InvalidRequest for points or dates that make no sense */
export function requireTerms({ points, opensAt, dueAt, latePolicy, latePercent }: SetTerms): void {
  if (!(points >= 0 && points <= mostPoints)) throw new InvalidRequest(`Points are from 0 to ${mostPoints}.`);
  if (opensAt && dueAt && dueAt <= opensAt) throw new InvalidRequest('The due date must be after the opening date.');
  if (latePolicy === 'percentPerDay' && !(latePercent > 0 && latePercent <= 100))
    throw new InvalidRequest('The percentage a day is more than 0 and at most 100.');
}

export const datesOf = ({ opensAt, dueAt, latePolicy, latePercent }: Dates): Dates => ({
  opensAt,
  dueAt,
  latePolicy,
  latePercent: latePolicy === 'percentPerDay' ? latePercent : 0,
});

/** As the class reads it; the two parts of one exercise are two assignments. */
export const assignmentTitle = (title: string, part: AssignmentPart) =>
  part === 'lesson' ? `${title}, lesson` : title;

/** For the audit log. */
export const described = ({ points, opensAt, dueAt, latePolicy, latePercent }: SetTerms) => ({
  points,
  opensAt: opensAt?.toISOString() ?? null,
  dueAt: dueAt?.toISOString() ?? null,
  late: latePolicy === 'percentPerDay' ? `${latePercent} % a day` : latePolicy,
});
