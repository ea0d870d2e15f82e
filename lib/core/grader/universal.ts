/**
 * What is demanded of every call, whatever the check: it returns and does not throw, the result is of the declared type and the right
 * shape, the arguments are left alone, and the same inputs give the same answer again.
 */
import { entriesOf, numbersOf, projectOnto } from '@/lib/core/exercise/entries';
import type { Tolerance } from '@/lib/core/exercise/frozen';
import {
  describeType,
  describeValue,
  findMisfit,
  haveSameShape,
  isTransposed,
  type Misfit,
} from '@/lib/core/exercise/shape';
import type { FunctionSignature, Path, Value } from '@/lib/core/exercise/values';
import { isClose } from '@/lib/core/numeric/tolerance';
import type { AskedCall } from './checks/kind';
import { areClose } from './compare';
import type { Finding } from './finding';
import type { CallResult, GuestError } from './sandbox-port';
import { advised, type SourceAdvice } from './source-advice';
import { cleanText } from './text/clean';
import { atPath, formatPair, formatPath } from './text/numbers';
import { formatValue } from './text/values';

export type CallJudgement =
  | { readonly kind: 'answer'; readonly value: Value }
  | { readonly kind: 'finding'; readonly finding: Finding };

export type CallText = () => string;

const errorTextLimit = 300;
const messageLimit = 600;

/**
 * Judges one call by the rules that hold always.
 * @param call the call as text; only asked for when something is wrong
 */
export function judgeCall(
  asked: AskedCall,
  result: CallResult,
  signature: FunctionSignature,
  call: CallText,
  advice: SourceAdvice,
): CallJudgement {
  switch (result.kind) {
    case 'missing':
      return failed(missingMessage(signature.name, result.was, advice), call, null, null);
    case 'threw':
      return { kind: 'finding', finding: thrown(signature.name, result.error, call, advice) };
    case 'returned':
      return judgeReturned(asked, result, signature, call, advice);
    default:
      return result satisfies never;
  }
}

function judgeReturned(
  asked: AskedCall,
  { received, changed, overwrote }: Extract<CallResult, { kind: 'returned' }>,
  { name, parameters, result: type }: FunctionSignature,
  call: CallText,
  advice: SourceAdvice,
): CallJudgement {
  if (received.kind === 'unreadable') {
    const misfit = { path: received.path, was: cleanText(received.was, 120), asked: askedAt(type, received.path) };
    const forgotten = received.was === 'undefined' ? advice.onUndefined(name) : null;
    return failed(advised(misfitMessage(name, misfit), forgotten), call, describeType(type), misfit.was);
  }
  const misfit = findMisfit(received.value, type, asked.like);
  if (misfit !== null) {
    const transposed = asked.like !== null && isTransposed(received.value, asked.like);
    const message = `${misfitMessage(name, misfit)}${transposed ? ' Rows and columns are exchanged.' : ''}`;
    return failed(message, call, misfit.asked, formatValue(received.value));
  }
  if (changed !== null) {
    const parameter = parameters[changed.argument]?.name ?? `argument ${changed.argument + 1}`;
    const message =
      `\`${name}\` changed its argument ${parameter}${changedAt(parameter, changed.path)}. ` +
      'The caller still needs it: build a new array for the result instead.';
    return failed(message, call, `${parameter} unchanged`, null);
  }
  if (overwrote === true) {
    const message =
      `This call of \`${name}\` changed what an earlier call had returned: both gave out the same array. ` +
      'Make a new array for the result in every call.';
    return failed(message, call, 'the earlier result unchanged', null);
  }
  return { kind: 'answer', value: asked.like === null ? received.value : projectOnto(received.value, asked.like) };
}

/** A result that must be finite, where no expected value would notice that it is not. Null where it is. */
export function findNotFinite(value: Value, call: CallText, { name }: FunctionSignature): Finding | null {
  const entry = entriesOf(value).find((one) => !Number.isFinite(one.value));
  if (entry === undefined) return null;
  const message = `\`${name}\` returned ${entry.value}${atPath(entry.path)}; every entry must be a finite number.`;
  return plainFinding(message, call, 'finite numbers', formatValue(value));
}

/**
 * The same call made twice, with others between. Null where both went alike, rightly or wrongly.
 * @param call the call as text
 */
export function findState(
  first: CallResult,
  second: CallResult,
  signature: FunctionSignature,
  tolerance: Tolerance,
  call: CallText,
): Finding | null {
  const opening = `The second call of \`${signature.name}\` with the same inputs`;
  const advice =
    'A result may depend on the arguments only: no randomness, and nothing kept between calls outside the function.';
  if (first.kind !== 'returned' || second.kind !== 'returned') {
    if (first.kind === second.kind) return null;
    const error = second.kind === 'threw' ? ` It threw ${cleanText(second.error.message, errorTextLimit)}.` : '';
    return plainFinding(`${opening} went another way than the first.${error} ${advice}`, call, null, null);
  }
  if (second.changed !== null && first.changed === null) {
    return plainFinding(`${opening} changed an argument, and the first did not. ${advice}`, call, null, null);
  }
  if (first.received.kind !== 'value' || second.received.kind !== 'value') {
    return first.received.kind === second.received.kind
      ? null
      : plainFinding(`${opening} returned another kind of thing than the first. ${advice}`, call, null, null);
  }
  const change = changeBetween(first.received.value, second.received.value, tolerance);
  if (change === null) return null;
  const texts = [formatValue(first.received.value), formatValue(second.received.value)] as const;
  return plainFinding(`${opening} gave another answer: ${change}. ${advice}`, call, ...texts);
}

/** "7 instead of 1 at [0]", or of another shape; null where the second repeats the first. */
function changeBetween(first: Value, second: Value, tolerance: Tolerance): string | null {
  if (areClose(first, second, tolerance)) return null;
  if (!haveSameShape(first, second)) return `${describeValue(second)} instead of ${describeValue(first)}`;
  const again = numbersOf(second);
  const position = numbersOf(first).findIndex((value, index) => !isClose(again[index] ?? Number.NaN, value, tolerance));
  if (position < 0) return null;
  const differing = entriesOf(first)[position];
  if (differing === undefined) return null;
  const [before, after] = formatPair(differing.value, again[position] ?? Number.NaN);
  return `${after} instead of ${before}${atPath(differing.path)}`;
}

function thrown(name: string, error: GuestError, call: CallText, advice: SourceAdvice): Finding {
  const text = cleanText(error.message, errorTextLimit);
  const what = `${cleanText(error.name, 60) || 'Error'}${text === '' ? '' : `: ${text}`}`;
  const where = error.line === null ? '' : ` in line ${error.line}`;
  return {
    outcome: 'threw',
    message: advised(`\`${name}\` threw an error${where}: ${what}`, advice.onError(error)),
    evidence: { call: call(), expected: null, got: null, first: null, worst: null },
    line: error.line,
    column: error.column,
  };
}

function missingMessage(name: string, was: string, advice: SourceAdvice): string {
  const found = was === '' || was === 'undefined' ? '' : ` What is exported under that name is ${cleanText(was, 60)}.`;
  const message = `\`${name}\` is missing: your code must export a function of that name.${found}`;
  return advised(message, advice.onMissing());
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
  return { kind: 'finding', finding: plainFinding(message, call, expected, got) };
}

function plainFinding(message: string, call: CallText, expected: string | null, got: string | null): Finding {
  const evidence = { call: call(), expected, got, first: null, worst: null };
  return { outcome: 'failed', message: cleanText(message, messageLimit), evidence, line: null, column: null };
}
