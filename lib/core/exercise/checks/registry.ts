/**
 * The kinds of check that there are: the only list of them. A new kind is a file here and a line below; from then on the
 * compiler names each registry that lacks its part.
 */
import { z } from 'zod';
import type { FrozenCheck } from '../frozen';
import type { BakedCase } from './expected';
import { gradcheckKind } from './gradcheck';
import { gradientKind } from './gradient';
import type { CheckKind } from './kind';
import { matchesKind } from './matches';
import { propertyKind } from './property';
import { valueKind } from './value';

// In the order in which forms and the JSON Schema name them.
const kinds = [valueKind, matchesKind, gradientKind, gradcheckKind, propertyKind] as const;

export type CheckKindName = (typeof kinds)[number]['name'];
/** A check as an author writes it. */
export type CheckSpec = z.output<(typeof kinds)[number]['written']>;
/** A check as a revision keeps it. */
export type BakedCheck = z.output<(typeof kinds)[number]['frozen']>;
/** A check whose cases each have an answer that is right. */
export type ExpectedCheck = Extract<BakedCheck, { readonly cases: readonly BakedCase[] }>;

type AnyKind = CheckKind<string, unknown, FrozenCheck>;
type WrittenBy<Kind extends AnyKind> = z.output<Kind['written']>;
type FrozenBy<Kind extends AnyKind> = z.output<Kind['frozen']>;

/** Kinds as one: what all of them accept, and each by its name. */
export function checkKindsOf<Kind extends AnyKind>(kinds: readonly Kind[]) {
  const byName = new Map<string, Kind>(kinds.map((kind) => [kind.name, kind]));
  return {
    written: unionOf<WrittenBy<Kind>>(kinds.map(({ written }) => written)),
    frozen: unionOf<FrozenBy<Kind>>(kinds.map(({ frozen }) => frozen)),
    /** The kind of a check. @throws Error for a name that no kind of the list has */
    of({ kind: name }: { readonly kind: Kind['name'] }): CheckKind<string, WrittenBy<Kind>, FrozenBy<Kind>> {
      const kind = byName.get(name);
      if (kind === undefined) throw new Error(`There is no kind of check named ${name}.`);
      // TypeScript does not see that the kind found by a check's name is the one that takes the check.
      return kind as unknown as CheckKind<string, WrittenBy<Kind>, FrozenBy<Kind>>;
    },
  };
}

function unionOf<Check>(schemas: readonly z.core.$ZodTypeDiscriminable[]): z.ZodType<Check> {
  const [first, ...rest] = schemas;
  if (first === undefined) throw new Error('A registry of checks needs at least one kind.');
  // The list is not written out as a tuple, so its output has to be said: what any one of its schemas gives.
  return z.discriminatedUnion('kind', [first, ...rest]) as unknown as z.ZodType<Check>;
}

export const checkKinds = checkKindsOf<(typeof kinds)[number]>(kinds);
