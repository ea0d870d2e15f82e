/** Every expected value is put before its witnesses. Where one cannot be heard, or contradicts, the author is told. */
import type { Diagnostic } from '@/lib/exercise/diagnostics';
import type { BakedCheck } from '@/lib/exercise/revision';
import type { CheckSpec } from '@/lib/exercise/schema';
import { gradientOf } from '@/lib/exercise/signatures';
import type { Value } from '@/lib/exercise/values';
import { callAll } from './call';
import {
  type BakingContext,
  checkProblem,
  forwardArgs,
  type GradientSpec,
  signatureOf,
  solutionProblem,
} from './context';
import {
  autodiffOf,
  differencesAgainst,
  disagreementDiagnostic,
  type GradientCase,
  referenceAgainst,
  sampledEntries,
} from './witnessing';

function gradientCase(context: BakingContext, spec: GradientSpec, args: readonly Value[]): GradientCase {
  const of = gradientOf(spec.of, context.signatures);
  const upstreamIndex = signatureOf(context, spec.function).parameters.findIndex(({ name }) => name === of.upstream);
  const upstream = of.upstream === null ? null : (args[upstreamIndex] ?? 0);
  return { of, forward: signatureOf(context, of.forward), forwardArgs: forwardArgs(context, spec, args), upstream };
}

/**
 * How a check's expected values are gradients, or null where they are not. A `matches` check of a backward function needs no
 * relation of its own: that of another check of the function holds there too.
 */
function relationOf({ spec: { checks }, witness }: BakingContext, spec: CheckSpec): GradientSpec | null {
  if (spec.kind === 'gradient') return spec;
  if (spec.kind !== 'matches' || witness?.functions.has(spec.function)) return null;
  return checks.filter(isGradient).find((other) => other.function === spec.function) ?? null;
}

function isGradient(spec: CheckSpec): spec is GradientSpec {
  return spec.kind === 'gradient' || spec.kind === 'gradcheck';
}

/** @param checks in the specification's order; null where a check could not be baked */
export async function witnessAll(
  context: BakingContext,
  checks: readonly (BakedCheck | null)[],
): Promise<Diagnostic[]> {
  const byReference = await Promise.all(
    checks.map(async (check, index) => {
      if (!check) return [];
      try {
        return await witnessByReference(context, check, index);
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        return [
          checkProblem(context, index, `Check "${check.name}": reference.ts failed: ${why}`, 'Mend reference.ts.'),
        ];
      }
    }),
  );
  return [...withoutReference(context), ...byReference.flat(), ...(await witnessByDifferences(context, checks))];
}

async function witnessByReference(context: BakingContext, check: BakedCheck, index: number): Promise<Diagnostic[]> {
  const { witness } = context;
  const spec = context.spec.checks[index];
  if (check.kind === 'property' || check.kind === 'gradcheck' || !spec || !witness) return [];
  const relation = relationOf(context, spec);
  if (spec.kind === 'matches' && !relation && !witness.functions.has(check.function))
    return [unwitnessed(context, index, check.name, check.function, 'values')];
  const signature = signatureOf(context, check.function);
  for (const [caseIndex, { args, expected, kinks }] of check.cases.entries()) {
    if (relation) {
      const question = gradientCase(context, relation, args);
      if (!witness.functions.has(question.forward.name))
        return [unwitnessed(context, index, check.name, question.forward.name, 'gradients')];
      const seen = await autodiffOf(witness, question);
      const wanted = expectedFields(expected, question.of.gives);
      const found = referenceAgainst(
        wanted,
        kinks.map((kink) => expectedFields(kink, question.of.gives)),
        seen,
        check.tolerance,
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
      const found = referenceAgainst(expected, kinks, await witness.value(signature, args), check.tolerance);
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
  const workedOut = new Set(context.spec.checks.filter(({ kind }) => kind === 'value').map((check) => check.function));
  const alone = context.spec.checks.findIndex((check) => check.kind === 'matches' && !workedOut.has(check.function));
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
): Promise<Diagnostic[]> {
  const asked = checks.flatMap((check, index) => {
    const spec = context.spec.checks[index];
    const relation = spec ? relationOf(context, spec) : null;
    if (!check || check.kind === 'property' || check.kind === 'gradcheck' || !relation) return [];
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
