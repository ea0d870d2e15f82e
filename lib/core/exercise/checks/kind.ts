/**
 * What a kind of check is to the exercise: how an author writes it, how a revision keeps it, and what can be wrong with
 * either. How it is judged stands in grader/checks, how it is baked and witnessed in engine/baking/checks, what a form shows
 * of it in authoring/studio/checks: each has one registry with a part for every kind of the registry here.
 */
import type { z } from 'zod';
import type { FrozenCheck, FrozenFunctions } from '../frozen';
import type { Key, Problems } from '../problems';
import type { FunctionSignature } from '../values';

/** The exercise that a written check stands in, and where its problems go. */
export interface CheckPlace {
  readonly problems: Problems;
  readonly path: readonly Key[];
  /** Of the function that the check is about. */
  readonly signature: FunctionSignature;
  /** The contract's functions and the helpers. */
  readonly signatures: ReadonlyMap<string, FunctionSignature>;
  /** Whether a function is the student's to write. */
  readonly isContract: (name: string) => boolean;
}

/** A schema that can stand in a discriminated union. */
type Schema<Output> = z.ZodType<Output> & z.core.$ZodTypeDiscriminable;

export interface CheckKind<Name extends string, Written, Frozen extends FrozenCheck> {
  readonly name: Name;
  /** As an author writes it in exercise.yaml. */
  readonly written: Schema<Written & { kind: Name }>;
  /** As a revision keeps it. */
  readonly frozen: Schema<Frozen & { readonly kind: Name }>;
  /** Adds what is wrong with a check beyond its schema, and beyond its function and inputs, which every kind has. */
  problems(check: Written, place: CheckPlace): void;
  /** What does not fit together in a frozen check, as the end of a sentence; null where all does. */
  findIncoherence(check: Frozen, functions: FrozenFunctions): string | null;
}
