/** Every expected value is put before its witnesses. Where one cannot be heard, or contradicts, the author is told. */

import type { BakedCase } from '@/lib/core/exercise/checks/expected';
import type { BakedCheck, CheckSpec, ExpectedCheck } from '@/lib/core/exercise/checks/registry';
import { gradientOf } from '@/lib/core/exercise/checks/relation';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import type { Value } from '@/lib/core/exercise/values';
import { hasExpected } from '@/lib/core/grader/checks/registry';
import { type Agreement, agreementOf, type WitnessName } from './agreement';
import { callAll } from './call';
import { bakingOf } from './checks/registry';
import {
  type BakingContext,
  checkProblem,
  forwardArgs,
  isRelated,
  type RelatedSpec,
  signatureOf,
  solutionProblem,
} from './context';
import type { OpenWitness } from './witness';
import {
  autodiffOf,
  differencesAgainst,
  disagreementDiagnostic,
  type GradientCase,
  referenceAgainst,
  sampledEntries,
  type Testimony,
} from './witnessing';

function gradientCase(context: BakingContext, spec: RelatedSpec, args: readonly Value[]): GradientCase {
  const of = gradientOf(spec.of, context.signatures);
  const upstreamIndex = signatureOf(context, spec.function).parameters.findIndex(({ name }) => name === of.upstream);
  const upstream = of.upstream === null ? null : (args[upstreamIndex] ?? 0);
  return { of, forward: signatureOf(context, of.forward), forwardArgs: forwardArgs(context, spec, args), upstream };
}

/**
 * How a check's expected values are gradients, or null where they are not. What the solution alone says of a backward function
 * needs no relation of its own: that of another check of the function holds there too.
 */
function relationOf({ spec: { checks }, witness }: BakingContext, spec: CheckSpec): RelatedSpec | null {
  const { expectedFrom } = bakingOf(spec);
  if (expectedFrom === 'relation') return isRelated(spec) ? spec : null;
  if (expectedFrom !== 'solution' || witness?.functions.has(spec.function)) return null;
  return checks.filter(isRelated).find((other) => other.function === spec.function) ?? null;
}

/** What witnesses say, and what an author has to be told of it. */
interface Witnessed {
  readonly diagnostics: readonly Diagnostic[];
  readonly agreements: readonly Agreement[];
}

/** @param checks in the specification's order; null where a check could not be baked */
export async function witnessAll(context: BakingContext, checks: readonly (BakedCheck | null)[]): Promise<Witnessed> {
  const byReference = await Promise.all(
    checks.map(async (check, index) => {
      if (!check) return unheard;
      try {
        return await witnessByReference(context, check, index);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return complaint(
          checkProblem(context, index, `Check "${check.name}": reference.ts failed: ${why}`, 'Mend reference.ts.'),
        );
      }
    }),
  );
  const byDifferences = await witnessByDifferences(context, checks);
  return {
    diagnostics: [
      ...withoutReference(context),
      ...byReference.flatMap(({ diagnostics }) => diagnostics),
      ...byDifferences.diagnostics,
    ],
    agreements: [...byReference.flatMap(({ agreements }) => agreements), ...byDifferences.agreements],
  };
}

const unheard: Witnessed = { diagnostics: [], agreements: [] };

function complaint(diagnostic: Diagnostic): Witnessed {
  return { diagnostics: [diagnostic], agreements: [] };
}

async function witnessByReference(context: BakingContext, check: BakedCheck, index: number): Promise<Witnessed> {
  const { witness } = context;
  const spec = context.spec.checks[index];
  if (!hasExpected(check) || !spec || !witness) return unheard;
  const relation = relationOf(context, spec);
  if (bakingOf(spec).expectedFrom === 'solution' && !relation && !witness.functions.has(check.function))
    return complaint(unwitnessed(context, index, check.name, check.function, 'values'));
  if (relation && !witness.functions.has(relation.of.forward))
    return complaint(unwitnessed(context, index, check.name, relation.of.forward, 'gradients'));
  if (!relation && !witness.functions.has(check.function)) return unheard;
  const testimonies: Testimony[] = [];
  for (const one of check.cases) testimonies.push(await testimonyOfReference(context, witness, check, one, relation));
  const name: WitnessName = relation ? 'autodiff' : 'reference';
  return {
    diagnostics: contradiction(context, check.name, index, testimonies, spokenOf[name]),
    agreements: [agreementOf(check.name, name, testimonies)],
  };
}

const spokenOf = { reference: 'reference.ts', autodiff: 'automatic differentiation of reference.ts' } as const;

async function testimonyOfReference(
  context: BakingContext,
  witness: OpenWitness,
  check: ExpectedCheck,
  { args, expected, kinks }: BakedCase,
  relation: RelatedSpec | null,
): Promise<Testimony> {
  if (!relation) {
    const seen = await witness.value(signatureOf(context, check.function), args);
    return referenceAgainst(expected, kinks, seen, check.tolerance);
  }
  const question = gradientCase(context, relation, args);
  const fields = (value: Value) => expectedFields(value, question.of.gives);
  const seen = await autodiffOf(witness, question);
  return referenceAgainst(fields(expected), kinks.map(fields), seen, check.tolerance);
}

/** The first case that the witness contradicts: one message a check is enough. */
function contradiction(
  { lineOf }: BakingContext,
  check: string,
  index: number,
  testimonies: readonly Testimony[],
  by: string,
): Diagnostic[] {
  const caseIndex = testimonies.findIndex(({ disagreement }) => disagreement !== null);
  const found = testimonies[caseIndex]?.disagreement;
  return found ? [disagreementDiagnostic(check, caseIndex, by, found, lineOf(['checks', index]))] : [];
}

/** Only the fields that are gradients, in the order of `gives`. */
function expectedFields(value: Value, gives: Readonly<Record<string, string>>): Value {
  if (typeof value === 'number' || Array.isArray(value) || '' in gives) return value;
  return Object.fromEntries(
    Object.keys(gives).map((field) => [field, (value as Readonly<Record<string, Value>>)[field] ?? 0]),
  ); // not a number, not a list
}

function unwitnessed(
  context: BakingContext,
  index: number,
  check: string,
  name: string,
  what: 'values' | 'gradients',
): Diagnostic {
  return checkProblem(
    context,
    index,
    `Check "${check}": reference.ts does not export ${name}, so it cannot confirm the ${what}.`,
    `Export ${name} from reference.ts${what === 'values' ? ', or use "kind: gradient" for a backward function' : ''}.`,
  );
}

/** Without a reference, values drawn from the solution alone are confirmed only by values that the author worked out. */
function withoutReference(context: BakingContext): Diagnostic[] {
  if (context.witness) return [];
  const { checks } = context.spec;
  const isFrom = (source: 'author' | 'solution') => (check: CheckSpec) => bakingOf(check).expectedFrom === source;
  const workedOut = new Set(checks.filter(isFrom('author')).map((check) => check.function));
  const alone = checks.findIndex((check) => isFrom('solution')(check) && !workedOut.has(check.function));
  const check = context.spec.checks[alone];
  if (!check) return [];
  const problem = checkProblem(
    context,
    alone,
    `Check "${check.name}": nothing but solution.ts says what ${check.function} returns.`,
    `Add a check of "kind: value" for ${check.function} with results that you worked out yourself.`,
  );
  return [{ ...problem, severity: 'warning' }];
}

/** Central differences of the solution's own forward function, in float64; one run for all checks. */
async function witnessByDifferences(
  context: BakingContext,
  checks: readonly (BakedCheck | null)[],
): Promise<Witnessed> {
  const asked = checks.flatMap((check, index) => {
    const spec = context.spec.checks[index];
    const relation = spec ? relationOf(context, spec) : null;
    if (!check || !hasExpected(check) || !relation) return [];
    return check.cases.map((one, caseIndex) => {
      const question = gradientCase(context, relation, one.args);
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
  if (asked.length === 0) return unheard;
  const answers = await callAll(
    context.sandbox,
    context.solution,
    context.signatures,
    asked.map(({ calls }) => calls),
  );
  if (answers.kind === 'failed') return complaint(solutionProblem(`solution.ts ${answers.why}.`, answers.line));
  const heard = asked.map(({ check, index, one, question, sampled }, place) => {
    const group = answers.groups[place] ?? [];
    const values = group.map((answer) => (answer.ok ? answer.value : null));
    const [base] = group;
    const refused = base && !base.ok ? base.why : null;
    return { check, index, question, refused, testimony: differencesAgainst(one, question, sampled, values) };
  });
  const byCheck = [...new Set(heard.map(({ index }) => index))].map((index) =>
    heard.filter((one) => one.index === index),
  );
  return {
    diagnostics: byCheck.flatMap((cases) => differencesDiagnostics(context, cases)),
    agreements: byCheck.flatMap((cases) => {
      const [first] = cases;
      const testimonies = cases.map(({ testimony }) => testimony);
      return first ? [agreementOf(first.check.name, 'differences', testimonies)] : [];
    }),
  };
}

interface HeardCase {
  readonly check: BakedCheck;
  readonly index: number;
  readonly question: GradientCase;
  /** Why the forward function gave no value at the point itself. */
  readonly refused: string | null;
  readonly testimony: Testimony;
}

/** @param cases those of one check */
function differencesDiagnostics(context: BakingContext, cases: readonly HeardCase[]): Diagnostic[] {
  const [first] = cases;
  if (!first) return [];
  const { check, index, question } = first;
  const forward = question.forward.name;
  const refused = cases.find((one) => one.refused !== null)?.refused;
  if (refused && !context.witness)
    return [
      checkProblem(
        context,
        index,
        `Check "${check.name}": solution.ts: ${forward} ${refused}, so nothing confirms its gradients.`,
        `Export ${forward} from solution.ts.`,
      ),
    ];
  const testimonies = cases.map(({ testimony }) => testimony);
  return contradiction(context, check.name, index, testimonies, `central differences of ${forward}`);
}
