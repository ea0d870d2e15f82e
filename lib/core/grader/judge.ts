/**
 * From a group's results to a check's report. Case by case: the rules that hold always, then the kind's own judgement, and
 * the repeated call. The first case with something wrong decides. Patterns are looked for when all checks are judged.
 */
import type { Value } from '@/lib/core/exercise/values';
import { getSignature, type Signatures } from './checks/kind';
import { judgeOf } from './checks/registry';
import type { CheckEvidence } from './diagnose/function-patterns';
import type { Finding, Mismatch } from './finding';
import { breaksFinding, differsFinding } from './messages';
import type { PlannedCase, PlannedCheck } from './plan';
import type { CheckReport } from './report';
import type { CallResult, GroupResult, PlannedCall } from './sandbox-port';
import type { SourceAdvice } from './source-advice';
import { formatCall } from './text/calls';
import { cleanConsole } from './text/clean';
import { findNotFinite, findState, judgeCall } from './universal';

export interface JudgedCheck {
  readonly report: CheckReport;
  /** The first call's result in each case, where there was a readable one: what fingerprints are held against. */
  readonly outputs: readonly (Value | null)[];
  readonly evidence: CheckEvidence;
}

/** The engine delivered fewer results than were asked for: an early exit or a fault of ours, and no verdict either way. */
class MissingResultsError extends Error {
  override readonly name = 'MissingResultsError';
}

const consoleBudget = 2000;

/** @throws MissingResultsError where a result is missing */
export function judgeCheck(
  planned: PlannedCheck,
  group: GroupResult,
  signatures: Signatures,
  advice: SourceAdvice,
): JudgedCheck {
  const { check, cases, calls } = planned;
  if (group.calls.length !== calls.length) {
    throw new MissingResultsError(`${group.calls.length} of ${calls.length} results arrived.`);
  }
  const judged = cases.map((plannedCase, index) =>
    judgeCase(planned, plannedCase, index, group.calls, signatures, advice),
  );
  const finding = judged.find((one) => one.finding !== null)?.finding ?? null;
  const mismatches = judged.flatMap(({ mismatch }) => (mismatch === null ? [] : [mismatch]));
  const right = judged.flatMap(({ finding: found, answer }, index) => {
    const args = check.cases[index]?.args;
    return found === null && answer !== null && args !== undefined ? [{ args, answer }] : [];
  });
  const signature = getSignature(signatures, check.function);
  return {
    report: {
      name: check.name,
      visibility: check.visibility,
      outcome: finding?.outcome ?? 'passed',
      points: finding === null ? check.points : 0,
      maxPoints: check.points,
      message: finding?.message ?? '',
      pattern: null,
      evidence: finding?.evidence ?? null,
      line: finding?.line ?? null,
      column: finding?.column ?? null,
      console: cleanConsole(group.console, consoleBudget),
    },
    outputs: cases.map(({ start }) => receivedValue(group.calls[start])),
    evidence: { check, signature, mismatches, right },
  };
}

interface JudgedCase {
  readonly finding: Finding | null;
  readonly mismatch: Mismatch | null;
  readonly answer: Value | null;
}

function judgeCase(
  { check }: PlannedCheck,
  planned: PlannedCase,
  caseIndex: number,
  results: readonly CallResult[],
  signatures: Signatures,
  advice: SourceAdvice,
): JudgedCase {
  const answers: Value[] = [];
  const [primary] = planned.asked;
  const args = check.cases[caseIndex]?.args;
  if (primary === undefined || args === undefined)
    throw new MissingResultsError(`Case ${caseIndex} asked for no call.`);
  const signature = getSignature(signatures, check.function);
  const call = () => textOf(primary.call, answers);
  const [first, second] = [resultAt(results, planned.start), resultAt(results, planned.repeat)];
  const state = findState(first, second, signature, check.tolerance, call);
  if (state !== null) return { finding: state, mismatch: null, answer: null };
  for (const [offset, asked] of planned.asked.entries()) {
    const called = getSignature(signatures, asked.call.function);
    const text = () => textOf(asked.call, answers);
    const judgement = judgeCall(asked, resultAt(results, planned.start + offset), called, text, advice);
    if (judgement.kind === 'finding') return { finding: judgement.finding, mismatch: null, answer: null };
    answers.push(judgement.value);
  }
  const [answer] = answers;
  if (answer === undefined) throw new MissingResultsError(`Case ${caseIndex} gave no answer.`);
  const judge = judgeOf(check);
  const notFinite = judge.hasExpected ? null : findNotFinite(answer, call, signature);
  if (notFinite !== null) return { finding: notFinite, mismatch: null, answer };
  const verdict = judge.judge(check, caseIndex, answers, signatures);
  switch (verdict.kind) {
    case 'right':
      return { finding: null, mismatch: null, answer };
    case 'breaks':
      return { finding: breaksFinding(verdict, call(), answer), mismatch: null, answer };
    case 'differs':
      return { finding: differsFinding(verdict, call(), signature, advice), mismatch: { ...verdict, args }, answer };
    default:
      return verdict satisfies never;
  }
}

function textOf(call: PlannedCall, answers: readonly Value[]): string {
  const args = call.args.map((argument) =>
    argument.kind === 'value' ? argument.value : (answers[argument.call] ?? 0),
  );
  return formatCall(call.function, args);
}

function resultAt(results: readonly CallResult[], index: number): CallResult {
  const result = results[index];
  if (result === undefined) throw new MissingResultsError(`Result ${index} did not arrive.`);
  return result;
}

function receivedValue(result: CallResult | undefined): Value | null {
  return result?.kind === 'returned' && result.received.kind === 'value' ? result.received.value : null;
}
