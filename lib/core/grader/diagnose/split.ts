/** From a check's mismatches to evidence: the whole result, and for records each field that is wrong. */
import { entriesOf, findPart, numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, Path, Value } from '@/lib/core/exercise/values';
import type { Mismatch } from '../finding';
import type { ComparedCase, ComparedCases } from './evidence';

export interface DiagnosisInput {
  readonly signature: FunctionSignature;
  readonly mismatches: readonly Mismatch[];
  readonly right: readonly { readonly args: readonly Value[]; readonly answer: Value }[];
}

/** A field of a record that is wrong in some case, by itself. A case where only another field is wrong counts as right. */
export interface FieldEvidence extends ComparedCases {
  readonly field: string;
}

export function wholeEvidence(input: DiagnosisInput): ComparedCases {
  return evidenceAt(input, []);
}

export function fieldEvidence(input: DiagnosisInput): FieldEvidence[] {
  const { result } = input.signature;
  if (typeof result === 'string') return [];
  return Object.keys(result)
    .map((field) => ({ ...evidenceAt(input, [field]), field }))
    .filter(({ failing }) => failing.length > 0);
}

function evidenceAt({ signature, mismatches, right }: DiagnosisInput, path: Path): ComparedCases {
  const compared = mismatches.map((mismatch) => comparedAt(mismatch, path));
  const answered = right.map(({ args, answer }) => rightAt(args, answer, path));
  return {
    signature,
    failing: compared.filter(({ close }) => close.includes(false)),
    right: [...compared.filter(({ close }) => !close.includes(false)), ...answered],
  };
}

function comparedAt({ args, expected, got, comparison }: Mismatch, path: Path): ComparedCase {
  const entries = comparison.entries.filter((entry) => path.every((key, depth) => entry.path[depth] === key));
  return {
    args,
    expected: findPart(expected, path) ?? 0,
    got: findPart(got, path) ?? 0,
    expectedNumbers: entries.map((entry) => entry.expected),
    gotNumbers: entries.map((entry) => entry.got),
    paths: entries.map((entry) => entry.path),
    close: entries.map((entry) => entry.close),
    free: entries.map((entry) => entry.free),
  };
}

function rightAt(args: readonly Value[], answer: Value, path: Path): ComparedCase {
  const part = findPart(answer, path) ?? 0;
  const numbers = numbersOf(part);
  return {
    args,
    expected: part,
    got: part,
    expectedNumbers: numbers,
    gotNumbers: numbers,
    paths: entriesOf(part, path).map((entry) => entry.path),
    close: numbers.map(() => true),
    free: numbers.map(() => false),
  };
}
