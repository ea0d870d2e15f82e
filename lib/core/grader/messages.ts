/** What a student is told about a case whose answer is wrong: plain sentences, and expected and got side by side. */
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { relativeError } from '@/lib/core/numeric/tolerance';
import { countOf } from '@/lib/core/text/count';
import type { Verdict } from './checks/kind';
import { type ComparedEntry, differenceOf, worstOf } from './compare';
import type { Finding } from './finding';
import { advised, type SourceAdvice } from './source-advice';
import { atPath, formatNumber, formatPair } from './text/numbers';
import { formatSideBySide, formatValue } from './text/values';

export function differsFinding(
  verdict: Extract<Verdict, { kind: 'differs' }>,
  call: string,
  { name }: FunctionSignature,
  advice: SourceAdvice,
): Finding {
  const { comparison, expected, got } = verdict;
  const [first] = comparison.differing;
  const worst = worstOf(comparison.differing);
  const texts = formatSideBySide(expected, got, first?.path ?? []);
  return {
    outcome: 'failed',
    message: advised(differsMessage(name, comparison.entries.length, comparison.differing, worst), advice.onNumbers()),
    evidence: {
      call,
      ...texts,
      first: first === undefined ? null : differenceOf(first),
      worst: worst === null ? null : differenceOf(worst),
    },
    line: null,
    column: null,
  };
}

export function breaksFinding(verdict: Extract<Verdict, { kind: 'breaks' }>, call: string, got: Value): Finding {
  return {
    outcome: 'failed',
    message: verdict.message,
    evidence: { call, expected: verdict.expected, got: formatValue(got), first: null, worst: null },
    line: null,
    column: null,
  };
}

function differsMessage(
  name: string,
  total: number,
  differing: readonly ComparedEntry[],
  worst: ComparedEntry | null,
): string {
  const [first] = differing;
  if (first === undefined || worst === null) return `\`${name}\` returned a wrong result.`;
  if (total === 1) return `\`${name}\` returned ${pair(first)}${atPath(first.path)}${relative(first)}.`;
  const share =
    differing.length === total
      ? `all ${total} entries differ`
      : `${differing.length} of ${countOf(total, 'entry', 'entries')} ${differing.length === 1 ? 'differs' : 'differ'}`;
  const opening = `\`${name}\` returned a wrong result: ${share}.`;
  if (differing.length === 1) return `${opening} It is${atPath(first.path)}: ${pair(first)}${relative(first)}.`;
  const opener = `${opening} The first${atPath(first.path)}: ${pair(first)}${relative(first)}.`;
  if (worst === first) return opener;
  return `${opener} The worst${atPath(worst.path)}: ${pair(worst)}${relative(worst)}.`;
}

function pair({ expected, got }: ComparedEntry): string {
  const [gotText, expectedText] = formatPair(got, expected);
  return `${gotText} instead of ${expectedText}`;
}

function relative({ expected, got }: ComparedEntry): string {
  const error = relativeError(got, expected);
  if (error === null || !Number.isFinite(error)) return '';
  return ` (relative error ${formatNumber(error, 2)})`;
}
