/** How checks of a kind are baked, and who has to confirm what they expect. One file a kind, and a line in the registry. */
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import type { FrozenCheck } from '@/lib/core/exercise/frozen';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import type { BakingContext } from '../context';
import type { Testimony } from '../witnessing';

/** A check that is to be baked: its inputs are drawn, and the solution has answered each. */
export interface Unbaked<Spec> {
  readonly context: BakingContext;
  readonly spec: Spec;
  /** Of the function that the check is about. */
  readonly signature: FunctionSignature;
  /** What every kind keeps as it was written. */
  readonly base: Omit<FrozenCheck, 'kind' | 'cases'>;
  readonly cases: readonly { readonly args: readonly Value[]; readonly own: Value }[];
  /** Tells the author what is wrong with this check. A check of which something was told is not published. */
  readonly tell: (message: string, fix: string | null) => void;
}

export interface BakedOne {
  readonly check: BakedCheck;
  /** What the author's own results say, where some were written down. */
  readonly testimonies: readonly Testimony[];
}

export interface CheckBaking<Spec> {
  bake(unbaked: Unbaked<Spec>): BakedOne | Promise<BakedOne>;
  /**
   * Where expected values come from, and so which witness must be heard:
   * `author` worked them out; `solution` alone says them, so that another witness has to confirm them; `relation` makes them
   * gradients of a forward function. Null where none are expected.
   */
  readonly expectedFrom: 'author' | 'solution' | 'relation' | null;
}
