/** The patterns, the most telling first: the first that is borne out is shown. A new one is one file and a line here. */
import type { Pattern } from './evidence';
import { allAlike } from './patterns/all-alike';
import { allZero } from './patterns/all-zero';
import { clamped } from './patterns/clamped';
import { constantOffset } from './patterns/constant-offset';
import { constantRatio } from './patterns/constant-ratio';
import { cutOff } from './patterns/cut-off';
import { fixedParameter } from './patterns/fixed-parameter';
import { float32 } from './patterns/float32';
import { ignoredParameter } from './patterns/ignored-parameter';
import { invertedMask } from './patterns/inverted-mask';
import { lostSign } from './patterns/lost-sign';
import { missingTerm } from './patterns/missing-term';
import { nearlyRight } from './patterns/nearly-right';
import { notFinite } from './patterns/not-finite';
import { oneRow } from './patterns/one-row';
import { oneSide } from './patterns/one-side';
import { returnedArgument } from './patterns/returned-argument';
import { rounded } from './patterns/rounded';
import { shifted } from './patterns/shifted';
import { signFlipped } from './patterns/sign-flipped';
import { statisticsPath } from './patterns/statistics-path';
import { swappedFields } from './patterns/swapped-fields';
import { transposed } from './patterns/transposed';
import { wrongFactor } from './patterns/wrong-factor';

/** For a result, or one field of a record. */
export const patterns: readonly Pattern[] = [
  notFinite,
  allZero,
  signFlipped,
  returnedArgument,
  invertedMask,
  transposed,
  shifted,
  lostSign,
  constantRatio,
  ignoredParameter,
  wrongFactor,
  missingTerm,
  constantOffset,
  rounded,
  float32,
  statisticsPath,
  oneRow,
  allAlike,
  clamped,
  fixedParameter,
  oneSide,
  cutOff,
  nearlyRight,
];

/** For a record as a whole. */
export const recordPatterns: readonly Pattern[] = [signFlipped, swappedFields];
