/** Checks as written → checks as graded: inputs drawn, expected values computed, kinks found, witnesses heard. */
import type { Diagnostic } from '@/lib/exercise/diagnostics';
import { numbersOf } from '@/lib/exercise/entries';
import { fieldText } from '@/lib/exercise/parse-yaml';
import type { BakedCase, BakedCheck, ExpectedCheck } from '@/lib/exercise/revision';
import type { CheckSpec, ExerciseSpec } from '@/lib/exercise/schema';
import { findMisfit } from '@/lib/exercise/shape';
import { gradientOf } from '@/lib/exercise/signatures';
import type { FunctionSignature, Value } from '@/lib/exercise/values';
import { compare } from '@/lib/grader/compare';
import type { Sandbox } from '@/lib/grader/sandbox-port';
import { type Answer, type AskedCall, callAll } from './call';
import { argumentsOf } from './generate';
import { kinksFrom, nudgesOf, refill } from './kinks';
import type { OpenWitness } from './witness';
import {
  autodiffOf,
  differencesAgainst,
  disagreementDiagnostic,
  type GradientCase,
  referenceAgainst,
  sampledEntries,
} from './witnessing';

export interface BakingContext {
  readonly slug: string;
  readonly spec: ExerciseSpec;
  readonly signatures: ReadonlyMap<string, FunctionSignature>;
  readonly solution: string;
  readonly sandbox: Sandbox;
  /** Null where there is no reference.ts. */
  readonly witness: OpenWitness | null;
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

type ExpectedSpec = Extract<CheckSpec, { kind: 'value' | 'matches' | 'gradient' }>;
type GradientSpec = Extract<CheckSpec, { kind: 'gradient' | 'gradcheck' }>;

/** Entries of a value; a revision has to travel to a browser. */
const mostNumbers = 4096;

export async function bakeChecks(
  context: BakingContext,
): Promise<{ checks: BakedCheck[] | null; diagnostics: Diagnostic[] }> {
  const drawn = context.spec.checks.map((check) =>
    argumentsOf(check, signatureOf(context, check.function), context.slug),
  );
  const tooLarge = context.spec.checks.flatMap((check, index) =>
    sizeProblem(context, check, index, drawn[index] ?? []),
  );
  if (tooLarge.length > 0) return { checks: null, diagnostics: tooLarge };

  const calls = context.spec.checks.map((check, index) =>
    (drawn[index] ?? []).flatMap((args) => callsOf(context, check, args)),
  );
  const answers = await callAll(context.sandbox, context.solution, context.signatures, calls);
  if (answers.kind === 'failed') {
    return { checks: null, diagnostics: [solutionProblem(`solution.ts ${answers.why}.`, answers.line)] };
  }
  const baked = context.spec.checks.map((check, index) =>
    bakeOne(context, check, index, drawn[index] ?? [], answers.groups[index] ?? []),
  );
  const diagnostics = baked.flatMap((one) => one.diagnostics);
  const checks = baked.flatMap(({ check }) => (check ? [check] : []));
  if (checks.length < baked.length) return { checks: null, diagnostics };
  return { checks, diagnostics: [...diagnostics, ...(await witnessAll(context, checks))] };
}

function signatureOf({ signatures }: BakingContext, name: string): FunctionSignature {
  const signature = signatures.get(name);
  if (!signature) throw new Error(`No signature of ${name}: the specification was not checked.`);
  return signature;
}

/** What is asked of the solution for one case: the call itself, then two for every nudge. */
function callsOf(context: BakingContext, check: CheckSpec, args: readonly Value[]): AskedCall[] {
  const own = { function: check.function, args };
  const sides = nudges(context, check, args).flatMap(({ below, above }) => [below, above]);
  return [own, ...sides.map((side) => ({ function: check.function, args: side }))];
}

function nudges(context: BakingContext, check: CheckSpec, args: readonly Value[]) {
  if (!('kinks' in check) || check.kinks === undefined) return [];
  const index = signatureOf(context, check.function).parameters.findIndex(({ name }) => name === check.kinks);
  return nudgesOf(args, index);
}

interface Baked {
  readonly check: BakedCheck | null;
  readonly diagnostics: readonly Diagnostic[];
}

function bakeOne(
  context: BakingContext,
  spec: CheckSpec,
  index: number,
  drawn: readonly (readonly Value[])[],
  answers: readonly Answer[],
): Baked {
  const { name, points, visibility, tolerance } = spec;
  const base = { name, points, visibility, tolerance, function: spec.function };
  const problems: Diagnostic[] = [];
  const tell = (message: string, fix: string | null) =>
    problems.push(checkProblem(context, index, `Check "${name}": ${message}`, fix));
  if (drawn.length === 0) tell('there is no case.', 'Add one under "cases", or a "generate".');
  let next = 0;
  const own = drawn.map((args) => {
    const span = callsOf(context, spec, args).length;
    const mine = answers.slice(next, next + span);
    next += span;
    return mine;
  });
  const refused = own.flat().find((answer) => !answer.ok);
  if (refused && !refused.ok) {
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
          cases: drawn.map((args, caseIndex) => ({ args, shape: shapeOfAnswer(own[caseIndex]?.[0]) })),
        },
        diagnostics: problems,
      };
    case 'gradcheck': {
      const of = gradientOf(spec.of, context.signatures);
      const cases = drawn.map((args) => ({ args, forwardArgs: forwardArgs(context, spec, args) }));
      return { check: { ...base, kind: 'gradcheck', of, cases }, diagnostics: problems };
    }
    default: {
      const cases = drawn.map((args, caseIndex) =>
        bakeCase(
          spec,
          caseIndex,
          args,
          (own[caseIndex] ?? []).flatMap((answer) => (answer.ok ? [answer.value] : [])),
          tell,
          signatureOf(context, spec.function),
        ),
      );
      const check: ExpectedCheck = { ...base, kind: spec.kind, cases };
      return { check: problems.length > 0 ? null : check, diagnostics: problems };
    }
  }
}

/** Zeros in the shape of an answer. */
function shapeOfAnswer(answer: Answer | undefined): Value {
  return answer?.ok ? filledLike(answer.value, 0) : 0;
}

function bakeCase(
  spec: ExpectedSpec,
  caseIndex: number,
  args: readonly Value[],
  [own, ...sides]: readonly Value[],
  tell: (message: string, fix: string | null) => void,
  signature: FunctionSignature,
): BakedCase {
  const value = own ?? 0;
  const bad = numbersOf(value).find((number) => !Number.isFinite(number));
  if (bad !== undefined)
    tell(
      `the solution returns ${bad} in case ${caseIndex}.`,
      'Expected values must be finite: choose other inputs, or mend solution.ts.',
    );
  const pairs = sides.flatMap((below, index) => {
    const above = sides[index + 1];
    return index % 2 === 0 && above !== undefined ? [{ below, above }] : [];
  });
  const { expected, kinks } = kinksFrom(value, pairs);
  if (spec.kind === 'value') compareWritten(spec, caseIndex, value, kinks.length > 0, tell, signature);
  return { args, expected, kinks };
}

/** The author's own expected value is a witness too. */
function compareWritten(
  spec: Extract<CheckSpec, { kind: 'value' }>,
  caseIndex: number,
  value: Value,
  kinked: boolean,
  tell: (message: string, fix: string | null) => void,
  signature: FunctionSignature,
): void {
  const written = spec.cases[caseIndex]?.expected ?? 0;
  const misfit = findMisfit(written, signature.result, value);
  if (misfit) {
    tell(
      `the expected value of case ${caseIndex} is ${misfit.was}, but ${misfit.asked} is right.`,
      'Mend the expected value.',
    );
    return;
  }
  if (kinked) return;
  const [first] = compare(value, written, spec.tolerance).differing;
  if (!first) return;
  const place = first.path.map((key) => `[${key}]`).join('');
  tell(
    `case ${caseIndex} expects ${first.got}${place && ` at ${place}`}, but the solution returns ${first.expected}.`,
    'Mend the expected value or solution.ts.',
  );
}

/** The forward function's arguments: those of the backward function by name, and the fixed ones. */
function forwardArgs(context: BakingContext, spec: GradientSpec, args: readonly Value[]): Value[] {
  const own = signatureOf(context, spec.function).parameters;
  const byName = new Map(own.map(({ name }, index) => [name, args[index] ?? 0]));
  return signatureOf(context, spec.of.forward).parameters.map(({ name }) => {
    const fixed = spec.of.fixed[name];
    if (fixed === undefined) return byName.get(name) ?? 0;
    return typeof fixed === 'number' ? fixed : filledLike(byName.get(fixed.like) ?? 0, fixed.fill);
  });
}

function filledLike(value: Value, number: number): Value {
  return refill(
    value,
    numbersOf(value).map(() => number),
  );
}

function gradientCase(context: BakingContext, spec: GradientSpec, args: readonly Value[]): GradientCase {
  const of = gradientOf(spec.of, context.signatures);
  const upstreamIndex = signatureOf(context, spec.function).parameters.findIndex(({ name }) => name === of.upstream);
  const upstream = of.upstream === null ? null : (args[upstreamIndex] ?? 0);
  return { of, forward: signatureOf(context, of.forward), forwardArgs: forwardArgs(context, spec, args), upstream };
}

async function witnessAll(context: BakingContext, checks: readonly BakedCheck[]): Promise<Diagnostic[]> {
  const byReference = await Promise.all(checks.map((check, index) => witnessByReference(context, check, index)));
  return [...byReference.flat(), ...(await witnessByDifferences(context, checks))];
}

async function witnessByReference(context: BakingContext, check: BakedCheck, index: number): Promise<Diagnostic[]> {
  const { witness } = context;
  const spec = context.spec.checks[index];
  if (check.kind === 'property' || check.kind === 'gradcheck' || !spec || !witness) return [];
  const signature = signatureOf(context, check.function);
  for (const [caseIndex, { args, expected, kinks }] of check.cases.entries()) {
    if (spec.kind === 'gradient') {
      const question = gradientCase(context, spec, args);
      if (!witness.functions.has(question.forward.name))
        return [unwitnessed(context, index, check.name, question.forward.name)];
      const seen = await autodiffOf(witness, question);
      const wanted = expectedFields(expected, question.of.gives);
      const found = referenceAgainst(
        wanted,
        kinks.map((kink) => expectedFields(kink, question.of.gives)),
        seen,
        sizeOf(question.upstream),
      );
      if (found)
        return [
          disagreementDiagnostic(
            check.name,
            caseIndex,
            'automatic differentiation of reference.ts',
            found,
            context.lineOf(['checks', index]),
          ),
        ];
    } else if (witness.functions.has(check.function)) {
      const found = referenceAgainst(expected, kinks, await witness.value(signature, args), 1);
      if (found)
        return [
          disagreementDiagnostic(check.name, caseIndex, 'reference.ts', found, context.lineOf(['checks', index])),
        ];
    }
  }
  return [];
}

/** Only the fields that are gradients, in the order of `gives`. */
function expectedFields(value: Value, gives: Readonly<Record<string, string>>): Value {
  if (typeof value === 'number' || Array.isArray(value) || '' in gives) return value;
  return Object.fromEntries(
    Object.keys(gives).map((field) => [field, (value as Readonly<Record<string, Value>>)[field] ?? 0]),
  ); // not a number, not a list
}

function sizeOf(upstream: Value | null): number {
  return upstream === null ? 1 : Math.max(1, ...numbersOf(upstream).map(Math.abs));
}

function unwitnessed(context: BakingContext, index: number, check: string, forward: string): Diagnostic {
  return checkProblem(
    context,
    index,
    `Check "${check}": reference.ts does not export ${forward}, so autodiff cannot confirm its gradients.`,
    `Export ${forward} from reference.ts.`,
  );
}

/** Central differences of the solution's own forward function, in float64; one run for all checks. */
async function witnessByDifferences(context: BakingContext, checks: readonly BakedCheck[]): Promise<Diagnostic[]> {
  const asked = checks.flatMap((check, index) => {
    const spec = context.spec.checks[index];
    if (check.kind !== 'gradient' || spec?.kind !== 'gradient') return [];
    return check.cases.map((one, caseIndex) => {
      const question = gradientCase(context, spec, one.args);
      const sampled = sampledEntries(question, `${context.slug}/${check.name}/${caseIndex}`);
      const base = { function: question.forward.name, args: question.forwardArgs };
      return {
        check,
        index,
        one,
        caseIndex,
        question,
        sampled,
        calls: [base, ...sampled.flatMap(({ calls }) => calls)],
      };
    });
  });
  if (asked.length === 0) return [];
  const answers = await callAll(
    context.sandbox,
    context.solution,
    context.signatures,
    asked.map(({ calls }) => calls),
  );
  if (answers.kind === 'failed') return [solutionProblem(`solution.ts ${answers.why}.`, answers.line)];
  const told = new Set<string>();
  return asked.flatMap(({ check, index, one, caseIndex, question, sampled }, place) => {
    if (told.has(check.name)) return [];
    const values = (answers.groups[place] ?? []).map((answer) => (answer.ok ? answer.value : null));
    const missing = answers.groups[place]?.[0];
    if (missing && !missing.ok && !context.witness) {
      told.add(check.name);
      return [
        checkProblem(
          context,
          index,
          `Check "${check.name}": solution.ts: ${question.forward.name} ${missing.why}, so nothing confirms its gradients.`,
          `Export ${question.forward.name} from solution.ts.`,
        ),
      ];
    }
    const found = differencesAgainst(one, question, sampled, values);
    if (!found) return [];
    told.add(check.name);
    return [
      disagreementDiagnostic(
        check.name,
        caseIndex,
        `central differences of ${question.forward.name}`,
        found,
        context.lineOf(['checks', index]),
      ),
    ];
  });
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

function checkProblem({ lineOf }: BakingContext, index: number, message: string, fix: string | null): Diagnostic {
  const path = ['checks', index];
  return { severity: 'error', file: 'exercise.yaml', line: lineOf(path), field: fieldText(path), message, fix };
}

export function solutionProblem(message: string, line: number | null): Diagnostic {
  return { severity: 'error', file: 'solution.ts', line, field: null, message, fix: null };
}
