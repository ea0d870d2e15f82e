import { expectedJudge } from './expected';

/** `matches`: generated inputs, answers computed from the solution when the exercise was baked. */
export const matchesJudge = expectedJudge;
