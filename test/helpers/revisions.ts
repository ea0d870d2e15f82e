/** Small revisions for tests of the grader. */
import type { BakedCase } from '@/lib/core/exercise/checks/expected';
import type { BakedCheck, ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import type { Revision } from '@/lib/core/exercise/revision';
import type { FunctionSignature, ResultType, TypeName, Value } from '@/lib/core/exercise/values';

export function signatureOf(
  name: string,
  parameters: Readonly<Record<string, TypeName>>,
  result: ResultType,
): FunctionSignature {
  const list = Object.entries(parameters).map(([parameter, type]) => ({ name: parameter, type }));
  return { name, description: '', parameters: list, result };
}

export function revisionOf(functions: readonly FunctionSignature[], checks: readonly BakedCheck[]): Revision {
  return {
    format: 1,
    id: '0123456789abcdef0123456789abcdef',
    slug: 'test-exercise',
    title: 'Test',
    summary: 'A test.',
    concepts: ['testing'],
    prerequisites: [],
    functions,
    limits: { timeoutMs: 2000, memoryBytes: 2 ** 26, fuel: 1000 },
    lesson: '',
    starter: '',
    checks,
    mistakes: [],
    questions: [],
    solution: '',
    withheld: { checks: 0, points: 0 },
  };
}

export const usual = { points: 1, visibility: 'public', tolerance: { rtol: 1e-6, atol: 0 } } as const;

export function caseOf(args: readonly Value[], expected: Value, kinks: readonly Value[] = []): BakedCase {
  return { args, expected, kinks };
}

export function expectedCheck(name: string, functionName: string, cases: readonly BakedCase[]): ExpectedCheck {
  return { ...usual, kind: 'matches', name, function: functionName, cases };
}
