import type { BakedCheck, CheckSpec } from '@/lib/core/exercise/checks/registry';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import { type Domain, findMisshapen, findOutside } from '@/lib/core/exercise/domain';
import { numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, Value } from '@/lib/core/exercise/values';
import { type Agreement, agreementOf } from './agreement';
import { type CallOutcome, callAll, fuelIn } from './call';
import { bakingOf } from './checks/registry';
import { type BakingContext, checkProblem, signatureOf, solutionProblem } from './context';
import { argumentsOf } from './generate';
import { witnessAll } from './witness-checks';

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

function isMissing(answer: CallOutcome | undefined): boolean {
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
  answers: readonly CallOutcome[],
): Promise<Baked> {
  const { name, points, visibility, about, hints, tolerance } = spec;
  const said = { ...(about === undefined ? {} : { about }), ...(hints === undefined ? {} : { hints }) };
  const base = { name, points, visibility, ...said, tolerance, function: spec.function };
  const problems: Diagnostic[] = [];
  const tell = (message: string, fix: string | null) =>
    problems.push(checkProblem(context, index, `Check "${name}": ${message}`, fix));
  if (drawn.length === 0) tell('there is no case.', 'Add one under "cases", or a "generate".');
  const outside = contractOf(context, spec, drawn, findOutside);
  if (outside) {
    tell(
      `a case has ${outside.value} in ${outside.parameter}, which the domain of ${spec.function} does not allow.`,
      'Ask for another input, or widen "domain": students may rely on it.',
    );
  }
  const misshapen = contractOf(context, spec, drawn, findMisshapen);
  if (misshapen !== null)
    tell(`in a case ${misshapen} by the domain of ${spec.function}.`, 'Give it that shape, or change "domain".');
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
  const cases = drawn.map((args, caseIndex) => ({ args, own: valueIn(answers[caseIndex]) }));
  const unbaked = { context, spec, signature: signatureOf(context, spec.function), base, cases, tell };
  const { check, testimonies } = await bakingOf(spec).bake(unbaked);
  const agreement = testimonies.length > 0 ? agreementOf(name, 'author', testimonies) : undefined;
  return { check: problems.length > 0 ? null : check, diagnostics: problems, agreement };
}

/** What the function's domain says against the first case that it says something against. */
function contractOf<T>(
  { spec: { functions } }: BakingContext,
  check: CheckSpec,
  drawn: readonly (readonly Value[])[],
  find: (args: readonly Value[], names: readonly string[], domain: Domain) => T | null,
): T | null {
  const contract = Object.hasOwn(functions, check.function) ? functions[check.function] : undefined;
  if (!contract) return null;
  const names = Object.keys(contract.parameters);
  return drawn.map((args) => find(args, names, contract.domain)).find((found) => found !== null) ?? null;
}

function valueIn(answer: CallOutcome | undefined): Value {
  return answer?.ok ? answer.value : 0;
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
