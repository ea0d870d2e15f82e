/**
 * Answers to an exercise that are not in its folder: odd ones that are right, and nasty ones that are wrong. They keep the checks
 * honest on both sides. Terse on purpose, one per line: what matters about each is the one thing in it that is odd.
 */
export interface Corpus {
  readonly right: readonly string[];
  readonly wrong: readonly string[];
}
