/** What a form shows of a kind of check, and what a new check of it begins with. One file a kind, and a line in the registry. */
import type { OutlineFunction } from '../outline-function';

/** A field's YAML to begin from. */
type Template = (of: OutlineFunction | undefined) => string;

export interface CheckOutline {
  /** What stands in the list of kinds. */
  readonly words: string;
  /** The fields that the kind asks for besides those of every check. */
  readonly needs: ReadonlyMap<string, Template>;
  /** The fields that it may have. */
  readonly may: readonly string[];
}
