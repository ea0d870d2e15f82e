/** How a mistake is recognised: what it returns where it differs from every right answer. */
import { numbersOf } from '@/lib/exercise/entries';
import type { BakedCheck, BakedMistake, ExpectedCheck } from '@/lib/exercise/revision';
import { haveSameShape } from '@/lib/exercise/shape';
import type { FunctionSignature, Value } from '@/lib/exercise/values';
import { compare } from '@/lib/grader/compare';
import { nearestAnswer } from '@/lib/grader/kinks';
import type { Sandbox } from '@/lib/grader/sandbox-port';
import { type Answer, callAll } from './call';
import { refill } from './kinks';

type Fingerprint = BakedMistake['fingerprint'];

/** Cases kept per mistake: enough to be sure, few enough to travel. */
const mostEntries = 4;
const mostNumbers = 64;

/**
 * Runs a mistake on every case with an expected value and keeps a few of those that it gets wrong: public checks first, small cases
 * first, and different checks before different cases.
 */
export async function fingerprintOf(
  source: string,
  checks: readonly BakedCheck[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  sandbox: Sandbox,
): Promise<Fingerprint> {
  const graded = checks.filter(
    (check): check is ExpectedCheck => check.kind !== 'property' && check.kind !== 'gradcheck',
  );
  const calls = graded.map((check) => check.cases.map(({ args }) => ({ function: check.function, args })));
  const answers = await callAll(sandbox, source, signatures, calls);
  if (answers.kind === 'failed') return [];
  const wrong = graded.flatMap((check, index) =>
    check.cases.flatMap((one, caseIndex) => {
      const output = wrongOutput(check, one, answers.groups[index]?.[caseIndex]);
      return output === null
        ? []
        : [{ check: check.name, visibility: check.visibility, caseIndex, output, size: numbersOf(output).length }];
    }),
  );
  const small = wrong.filter(({ size }) => size <= mostNumbers);
  const usable = (small.length > 0 ? small : wrong).toSorted(
    (a, b) => Number(a.visibility === 'hidden') - Number(b.visibility === 'hidden') || rank(wrong, a) - rank(wrong, b),
  );
  return usable.slice(0, mostEntries).map(({ check, caseIndex, output }) => ({ check, caseIndex, output }));
}

/** The first wrong case of every check comes before the second of any. */
function rank(
  all: readonly { readonly check: string; readonly caseIndex: number }[],
  entry: { readonly check: string; readonly caseIndex: number },
): number {
  return all.filter(({ check, caseIndex }) => check === entry.check && caseIndex < entry.caseIndex).length;
}

/** The output where it is finite, of the right shape and not right; null otherwise. */
function wrongOutput(
  check: ExpectedCheck,
  { expected, kinks }: ExpectedCheck['cases'][number],
  answer: Answer | undefined,
): Value | null {
  if (!answer?.ok || !haveSameShape(answer.value, expected)) return null;
  const got = numbersOf(answer.value);
  if (!got.every(Number.isFinite)) return null;
  const nearest = nearestAnswer(numbersOf(expected), kinks, got, check.tolerance);
  const { differing } = compare(refill(expected, nearest.expected), answer.value, check.tolerance, nearest.free);
  return differing.length > 0 ? answer.value : null;
}
