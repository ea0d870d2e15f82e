/** Checks as written → checks as graded: inputs drawn, expected values computed, kinks found, witnesses heard. */
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { numbersOf, projectOnto } from '@/lib/core/exercise/entries';
import type { BakedCase, BakedCheck, ExpectedCheck } from '@/lib/core/exercise/revision';
import type { CheckSpec } from '@/lib/core/exercise/schema';
import { findMisfit } from '@/lib/core/exercise/shape';
import { gradientOf } from '@/lib/core/exercise/signatures';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { compare } from '@/lib/core/grader/compare';
import { nearestAnswer } from '@/lib/core/grader/kinks';
import { type Agreement, agreementOf } from './agreement';
import { type Answer, callAll, fuelIn } from './call';
import { type BakingContext, checkProblem, filledLike, forwardArgs, signatureOf, solutionProblem } from './context';
import { type FoundKinks, findKinks, type KinkedCase } from './find-kinks';
import { argumentsOf } from './generate';
import { refill } from './kinks';
import { witnessAll } from './witness-checks';
import { type Testimony, testimonyOf } from './witnessing';

type ExpectedSpec = Extract<CheckSpec, { kind: 'value' | 'matches' | 'gradient' }>;

/** Entries of a value; a revision has to travel to a browser. */
const mostNumbers = 4096;

export interface BakedChecks {
  /** Null where one could not be baked. */
  readonly checks: readonly BakedCheck[] | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly agreements: readonly Agreement[];
}

export async function bakeChecks(context: BakingContext): Promise<BakedChecks> {
  const drawn = context.spec.checks.map((check) =>
    argumentsOf(check, signatureOf(context, check.function), context.slug),
  );
  const tooLarge = context.spec.checks.flatMap((check, index) =>
    sizeProblem(context, check, index, drawn[index] ?? []),
  );
  if (tooLarge.length > 0) return { checks: null, diagnostics: tooLarge, agreements: [] };

  const calls = context.spec.checks.map((check, index) =>
    (drawn[index] ?? []).map((args) => ({ function: check.function, args })),
  );
  const fuel = fuelIn(context.spec.limits.timeoutMs);
  const answers = await callAll(context.sandbox, context.solution, context.signatures, calls, fuel);
  if (answers.kind === 'failed') {
    const diagnostics = [solutionProblem(`solution.ts ${answers.why}.`, answers.line)];
    return { checks: null, diagnostics, agreements: [] };
  }
  const baked = await Promise.all(
    context.spec.checks.map((check, index) =>
      bakeOne(context, check, index, drawn[index] ?? [], answers.groups[index] ?? []),
    ),
  );
  const missing = calls.flatMap((group, index) =>
    group.filter((_, call) => isMissing(answers.groups[index]?.[call])).map(({ function: name }) => name),
  );
  const diagnostics = [
    ...[...new Set(missing)].map((name) => missingProblem(signatureOf(context, name))),
    ...baked.flatMap((one) => one.diagnostics),
  ];
  // Witnesses are heard even where other checks have problems of their own, so that an author is told all at once.
  const witnessed = await witnessAll(
    context,
    baked.map(({ check }) => check),
  );
  const checks = baked.flatMap(({ check }) => (check ? [check] : []));
  return {
    checks: checks.length < baked.length ? null : checks,
    diagnostics: [...diagnostics, ...witnessed.diagnostics],
    agreements: [...baked.flatMap(({ agreement }) => (agreement ? [agreement] : [])), ...witnessed.agreements],
  };
}

function isMissing(answer: Answer | undefined): boolean {
  return answer !== undefined && !answer.ok && answer.isMissing;
}

function missingProblem({ name, parameters }: FunctionSignature): Diagnostic {
  const head = `export function ${name}(${parameters.map((parameter) => parameter.name).join(', ')})`;
  const fix = `Add "${head}", or take it out of "functions" in exercise.yaml.`;
  return solutionProblem(`solution.ts does not export ${name}.`, null, fix);
}

interface Baked {
  readonly check: BakedCheck | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the author wrote results down. */
  readonly agreement?: Agreement;
}

async function bakeOne(
  context: BakingContext,
  spec: CheckSpec,
  index: number,
  drawn: readonly (readonly Value[])[],
  answers: readonly Answer[],
): Promise<Baked> {
  const { name, points, visibility, tolerance } = spec;
  const base = { name, points, visibility, tolerance, function: spec.function };
  const problems: Diagnostic[] = [];
  const tell = (message: string, fix: string | null) =>
    problems.push(checkProblem(context, index, `Check "${name}": ${message}`, fix));
  if (drawn.length === 0) tell('there is no case.', 'Add one under "cases", or a "generate".');
  const refused = answers.find((answer) => !answer.ok);
  if (refused && !refused.ok) {
    // A missing function is told once, not by each of its checks.
    if (!refused.isMissing)
      tell(
        `solution.ts: ${spec.function} ${refused.why}.`,
        'Mend solution.ts, or ask for inputs that the contract allows.',
      );
    return { check: null, diagnostics: problems };
  }
  switch (spec.kind) {
    case 'property':
      return {
        check: {
          ...base,
          kind: 'property',
          property: spec.property,
          cases: drawn.map((args, caseIndex) => ({ args, shape: shapeOfAnswer(answers[caseIndex]) })),
        },
        diagnostics: problems,
      };
    case 'gradcheck': {
      const of = gradientOf(spec.of, context.signatures);
      const cases = drawn.map((args) => ({ args, forwardArgs: forwardArgs(context, spec, args) }));
      return { check: { ...base, kind: 'gradcheck', of, cases }, diagnostics: problems };
    }
    default: {
      const cases = drawn.map((args, caseIndex) => ({ args, own: valueIn(answers[caseIndex]) }));
      const found = await kinksOfCases(context, spec, cases);
      const signature = signatureOf(context, spec.function);
      const baked = cases.map((one, caseIndex) =>
        bakeCase(spec, caseIndex, one, found[caseIndex] ?? null, tell, signature),
      );
      const check: ExpectedCheck = { ...base, kind: spec.kind, cases: baked.map((one) => one.baked) };
      const testimonies = baked.flatMap(({ testimony }) => testimony ?? []);
      const agreement = testimonies.length > 0 ? agreementOf(name, 'author', testimonies) : undefined;
      return { check: problems.length > 0 ? null : check, diagnostics: problems, agreement };
    }
  }
}

function valueIn(answer: Answer | undefined): Value {
  return answer?.ok ? answer.value : 0;
}

/** Empty where the check names no kinks. */
async function kinksOfCases(
  context: BakingContext,
  spec: ExpectedSpec,
  cases: readonly KinkedCase[],
): Promise<readonly FoundKinks[]> {
  if (spec.kinks === undefined) return [];
  const parameter = signatureOf(context, spec.function).parameters.findIndex(({ name }) => name === spec.kinks);
  return findKinks(cases, parameter, async (lists) => {
    const calls = lists.map((args) => ({ function: spec.function, args }));
    const answers = await callAll(context.sandbox, context.solution, context.signatures, [calls]);
    return lists.map((_, index) => {
      const answer = answers.kind === 'answered' ? answers.groups[0]?.[index] : undefined;
      return answer?.ok ? answer.value : null;
    });
  });
}

/** Zeros in the shape of an answer. */
function shapeOfAnswer(answer: Answer | undefined): Value {
  return answer?.ok ? filledLike(answer.value, 0) : 0;
}

function bakeCase(
  spec: ExpectedSpec,
  caseIndex: number,
  { args, own }: KinkedCase,
  found: FoundKinks | null,
  tell: (message: string, fix: string | null) => void,
  signature: FunctionSignature,
): { baked: BakedCase; testimony: Testimony | null } {
  const bad = numbersOf(own).find((number) => !Number.isFinite(number));
  if (bad !== undefined)
    tell(
      `the solution returns ${bad} in case ${caseIndex}.`,
      'Expected values must be finite: choose other inputs, or mend solution.ts.',
    );
  const { expected, kinks, tangled } = found ?? { expected: own, kinks: [], tangled: false };
  if (tangled)
    tell(
      `in case ${caseIndex} several entries of "${spec.kinks}" cross the same kinks in different mixtures.`,
      'Name a parameter under "kinks" each of whose entries crosses one kink, such as a bias, or choose inputs with fewer kinks.',
    );
  const baked: BakedCase = { args, expected, kinks };
  const testimony = spec.kind === 'value' ? compareWritten(spec, caseIndex, baked, own, tell, signature) : null;
  return { baked, testimony };
}

/** The author's own expected value is a witness too. At a kink it may be any of the right answers. Null where it says nothing. */
function compareWritten(
  spec: Extract<CheckSpec, { kind: 'value' }>,
  caseIndex: number,
  { expected, kinks }: BakedCase,
  value: Value,
  tell: (message: string, fix: string | null) => void,
  signature: FunctionSignature,
): Testimony | null {
  const written = spec.cases[caseIndex]?.expected ?? 0;
  const misfit = findMisfit(written, signature.result, value);
  if (misfit) {
    tell(
      `the expected value of case ${caseIndex} is ${misfit.was}, but ${misfit.asked} is right.`,
      'Mend the expected value.',
    );
    return null;
  }
  const ordered = projectOnto(written, value);
  const nearest = nearestAnswer(numbersOf(expected), kinks, numbersOf(ordered), spec.tolerance);
  const { entries, differing } = compare(refill(expected, nearest.expected), ordered, spec.tolerance, nearest.free);
  const pairs = entries.map((entry) => ({ ...entry, witness: entry.got, fits: entry.close }));
  const [first] = differing;
  if (first) {
    const place = first.path.map((key) => `[${key}]`).join('');
    tell(
      `case ${caseIndex} expects ${first.got}${place && ` at ${place}`}, but the solution returns ${first.expected}.`,
      'Mend the expected value or solution.ts.',
    );
  }
  return testimonyOf(pairs, expected);
}

function sizeProblem(
  context: BakingContext,
  check: CheckSpec,
  index: number,
  drawn: readonly (readonly Value[])[],
): Diagnostic[] {
  const largest = Math.max(0, ...drawn.map((args) => numbersOf([...args]).length));
  if (largest <= mostNumbers) return [];
  return [
    checkProblem(
      context,
      index,
      `Check "${check.name}" has a case of ${largest} numbers; at most ${mostNumbers} are allowed.`,
      'Use smaller shapes: 32 × 8 shows as much as 128 × 64.',
    ),
  ];
}
