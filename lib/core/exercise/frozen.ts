/**
 * What checks of a revision are made of, whatever their kind: the types, and the schema by which they are read back. Reading
 * trusts nothing.
 */
import { z } from 'zod';
import { findMisfit } from './shape';
import { decodeValue, type FunctionSignature, type TypeName, type Value } from './values';
import { identifier, typeName } from './written';

/** `|got − expected| ≤ atol + rtol·|expected|`, elementwise in float64. */
export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

/** What every check has, whatever its kind. */
export interface FrozenCheck {
  /** Unique in the exercise and understood by a student. */
  readonly name: string;
  readonly kind: string;
  readonly points: number;
  readonly visibility: 'public' | 'hidden';
  /** Of a hidden check: what kind of input it tries, for a student who does not pass it. */
  readonly about?: string | undefined;
  /** Of a hidden check: given one after another on request. Markdown. */
  readonly hints?: readonly string[] | undefined;
  readonly tolerance: Tolerance;
  readonly function: string;
  /** `args` in the order of the function's parameters. */
  readonly cases: readonly { readonly args: readonly Value[] }[];
}

/** The deepest value is a record of lists of matrices. */
const deepest = 4;

export const value = z.unknown().transform((json, context): Value => {
  const problem = isDeeperThan(json, deepest) ? 'It is nested too deeply.' : null;
  try {
    if (problem === null) return decodeValue(json);
  } catch (error) {
    context.issues.push({
      code: 'custom',
      input: json,
      message: error instanceof Error ? error.message : 'Not a value.',
    });
    return z.NEVER;
  }
  context.issues.push({ code: 'custom', input: json, message: problem });
  return z.NEVER;
});

function isDeeperThan(json: unknown, depth: number): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return depth === 0 || Object.values(json).some((entry) => isDeeperThan(entry, depth - 1));
}

export const values = z.array(value);
export const parameters = z.array(z.strictObject({ name: identifier, type: typeName }));
export const count = z.number().int().nonnegative();

export const frozenBase = {
  name: z.string().min(1),
  points: count,
  visibility: z.enum(['public', 'hidden']),
  about: z.string().optional(),
  hints: z.array(z.string()).optional(),
  tolerance: z.strictObject({ rtol: z.number().min(0).max(0.1), atol: z.number().nonnegative() }),
  function: identifier,
};

/** What does not fit between arguments and parameters, as the end of a sentence; null where all does. */
export function findArgumentsProblem(
  args: readonly Value[],
  asked: readonly { readonly name: string; readonly type: TypeName }[],
): string | null {
  if (args.length !== asked.length) return `${args.length} arguments stand for ${asked.length} parameters.`;
  for (const [index, { name, type }] of asked.entries()) {
    const misfit = findMisfit(args[index] ?? 0, type, null);
    if (misfit !== null) return `${name} is ${misfit.was}, not ${misfit.asked}.`;
  }
  return null;
}

/** The functions of a revision, one of which a check is about. */
export interface FrozenFunctions {
  readonly signature: FunctionSignature;
  readonly all: readonly FunctionSignature[];
}
