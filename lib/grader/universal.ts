/**
 * What is demanded of every call, whatever the check: it returns and does not throw, the result is of the declared type and the right
 * shape, the arguments are left alone, and the same inputs give the same answer again.
 */
import { entriesOf, numbersOf, projectOnto } from '@/lib/exercise/entries';
import type { Tolerance } from '@/lib/exercise/revision';
import { describeType, findMisfit, type Misfit } from '@/lib/exercise/shape';
import type { FunctionSignature, Path, Value } from '@/lib/exercise/values';
import { isClose } from '@/lib/numeric/tolerance';
import type { AskedCall } from './checks/kind';
import type { Finding } from './finding';
import type { CallResult, GuestError } from './sandbox-port';
import { cleanText } from './text/clean';
import { atPath, formatPair, formatPath } from './text/numbers';
import { formatValue } from './text/values';

export type CallJudgement =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'finding'; readonly finding: Finding };

export type CallText = () => string;

const errorTextLimit = 300;

/**
 * Judges one call by the rules that hold always.
 * @param call the call as text; only asked for when something is wrong
 */
export function judgeCall(
  asked: AskedCall,
  result: CallResult,
  signature: FunctionSignature,
  call: CallText,
): CallJudgement {
  switch (result.kind) {
    case 'missing':
      return failed(missingMessage(signature.name, result.was), call, null, null);
    case 'threw':
      return { kind: 'finding', finding: thrown(signature.name, result.error, call) };
    case 'returned':
      return judgeReturned(asked, result, signature, call);
    default:
      return result satisfies never;
  }
}

function judgeReturned(
  asked: AskedCall,
  { received, changed }: Extract<CallResult, { kind: 'returned' }>,
  { name, parameters, result: type }: FunctionSignature,
  call: CallText,
): CallJudgement {
  if (received.kind === 'unreadable') {
    const misfit = { path: received.path, was: cleanText(received.was, 120), asked: askedAt(type, received.path) };
    return failed(misfitMessage(name, misfit), call, describeType(type), misfit.was);
  }
  const misfit = findMisfit(received.value, type, asked.like);
  if (misfit !== null) return failed(misfitMessage(name, misfit), call, misfit.asked, formatValue(received.value));
  if (changed !== null) {
    const parameter = parameters[changed.argument]?.name ?? `argument ${changed.argument + 1}`;
    const message =
      `\`${name}\` changed its argument ${parameter}${changedAt(parameter, changed.path)}. ` +
      'The caller still needs it: build a new array for the result instead.';
    return failed(message, call, `${parameter} unchanged`, null);
  }
  return { kind: 'answer', value: asked.like === null ? received.value : projectOnto(received.value, asked.like) };
}

/** A result that must be finite, where no expected value would notice that it is not. Null where it is. */
export function findNotFinite(value: Value, call: CallText, { name }: FunctionSignature): Finding | null {
  const entry = entriesOf(value).find((one) => !Number.isFinite(one.value));
  if (entry === undefined) return null;
  return {
    outcome: 'failed',
    message: `\`${name}\` returned ${entry.value}${atPath(entry.path)}; every entry must be a finite number.`,
    evidence: { call: call(), expected: 'finite numbers', got: formatValue(value), first: null, worst: null },
    line: null,
    column: null,
  };
}

/** The second answer to the same inputs, held against the first. Null where they agree. */
export function findState(
  first: Value,
  repeated: CallResult,
  signature: FunctionSignature,
  tolerance: Tolerance,
  call: CallText,
): Finding | null {
  const second = judgeCall({ call: { function: signature.name, args: [] }, like: first }, repeated, signature, call);
  const opening = `The second call of \`${signature.name}\` with the same inputs`;
  const advice = 'A result may depend on the arguments only: keep nothing between calls outside the function.';
  if (second.kind === 'finding') {
    const { finding } = second;
    return { ...finding, message: `${opening} went another way than the first. ${finding.message}` };
  }
  const again = numbersOf(second.value);
  const entries = entriesOf(first);
  const position = entries.findIndex(({ value }, index) => !isClose(again[index] ?? Number.NaN, value, tolerance));
  const differing = entries[position];
  if (differing === undefined) return null;
  const [before, after] = formatPair(differing.value, again[position] ?? Number.NaN);
  return {
    outcome: 'failed',
    message: `${opening} gave another answer: ${after} instead of ${before}${atPath(differing.path)}. ${advice}`,
    evidence: { call: call(), expected: formatValue(first), got: formatValue(second.value), first: null, worst: null },
    line: null,
    column: null,
  };
}

function thrown(name: string, error: GuestError, call: CallText): Finding {
  const text = cleanText(error.message, errorTextLimit);
  const what = `${cleanText(error.name, 60) || 'Error'}${text === '' ? '' : `: ${text}`}`;
  const where = error.line === null ? '' : ` in line ${error.line}`;
  return {
    outcome: 'threw',
    message: `\`${name}\` threw an error${where}: ${what}`,
    evidence: { call: call(), expected: null, got: null, first: null, worst: null },
    line: error.line,
    column: error.column,
  };
}

function missingMessage(name: string, was: string): string {
  const found = was === '' || was === 'undefined' ? '' : ` What is exported under that name is ${cleanText(was, 60)}.`;
  return `\`${name}\` is missing: your code must export a function of that name.${found}`;
}

function misfitMessage(name: string, { path, was, asked }: Misfit): string {
  const subject =
    path.length === 0 ? `\`${name}\` returned ${was}` : `In what \`${name}\` returned, ${formatPath(path)} is ${was}`;
  return `${subject}; ${asked} was asked.`;
}

/** What the declared type asks for at a path inside the result. */
function askedAt(type: FunctionSignature['result'], path: Path): string {
  if (path.length === 0) return describeType(type);
  if (typeof type !== 'string') {
    const field = type[String(path[0])];
    return field === undefined ? describeType(type) : askedAt(field, path.slice(1));
  }
  const depth = { number: 0, Vector: 1, Matrix: 2, 'Vector[]': 2, 'Matrix[]': 3 }[type] - path.length;
  if (depth <= 0) return 'a number';
  return describeType(depth === 1 ? 'Vector' : 'Matrix');
}

function changedAt(parameter: string, path: Path): string {
  return path.length === 0 ? '' : ` (at ${formatPath([parameter, ...path])})`;
}

function failed(message: string, call: CallText, expected: string | null, got: string | null): CallJudgement {
  return {
    kind: 'finding',
    finding: {
      outcome: 'failed',
      message,
      evidence: { call: call(), expected, got, first: null, worst: null },
      line: null,
      column: null,
    },
  };
}
