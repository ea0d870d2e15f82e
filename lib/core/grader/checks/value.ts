import { expectedJudge } from './expected';

/** `value`: inputs and answers written by the author. */
export const valueJudge = expectedJudge;
