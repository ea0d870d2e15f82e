/** Variations on one answer. */
export type Replacement = readonly [from: string, to: string];

/**
 * Makes variations of a base answer by replacing texts everywhere in it.
 * @throws Error where a text is not there, so that no entry is the base itself by accident
 */
export function editorOf(base: string): (...replacements: readonly Replacement[]) => string {
  return (...replacements) =>
    replacements.reduce((before, [from, to]) => {
      if (!before.includes(from)) throw new Error(`The base does not hold ${JSON.stringify(from)}.`);
      return before.replaceAll(from, () => to);
    }, base);
}
