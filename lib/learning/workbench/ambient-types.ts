/** The declarations that the editor's TypeScript sees beside a student's file. Nothing here ever runs. */
import type { FunctionSignature, ResultType } from '@/lib/core/exercise/values';

/** Types ambient in every student file, and the only globals beyond the language's own. */
const everywhere = `
/** A list of numbers. */
type Vector = number[];
/** Rows of numbers, every row equally long: rows are examples of the batch, columns are features. */
type Matrix = number[][];
declare const console: {
  /** Shown beside the check during which it was called. */
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
};
`;

/** `leakyRelu(z: Vector, slope: number): Vector` */
export function signatureText(signature: FunctionSignature): string {
  const parameters = signature.parameters.map(({ name, type }) => `${name}: ${type}`).join(', ');
  return `${signature.name}(${parameters}): ${resultType(signature.result)}`;
}

/** A `.d.ts` with the ambient types and the exercise's functions as the interface `Exercise`. */
export function ambientTypes(functions: readonly FunctionSignature[]): string {
  const members = functions.map(
    (signature) => `  /** ${signature.description.replaceAll('*/', '* /')} */\n  ${signatureText(signature)};`,
  );
  return `${everywhere}/** What this exercise asks you to export. */\ninterface Exercise {\n${members.join('\n')}\n}\n`;
}

/**
 * A module that only type-checks when the student's file exports every function with the types asked for. Line i + 2
 * (1-based) is about function i, so a diagnostic's line says which function it concerns.
 */
export function contractModule(functions: readonly FunctionSignature[], file: string): string {
  const checks = functions.map(({ name }) => `export const ${name}Contract: Exercise['${name}'] = submission.${name};`);
  return [`import * as submission from './${file}';`, ...checks].join('\n');
}

function resultType(result: ResultType): string {
  if (typeof result === 'string') return result;
  const fields = Object.entries(result).map(([field, type]) => `${field}: ${type}`);
  return `{ ${fields.join('; ')} }`;
}
