import { expectedJudge } from './expected';

/** `gradient`: like `matches`, with answers that two witnesses confirmed when the exercise was baked. */
export const gradientJudge = expectedJudge;
