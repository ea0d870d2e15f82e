/** Whether a revision's parts fit together: every name that is used exists, and every value has the shape that its place asks for. */
import type { BakedCheck, Revision } from './revision';
import type { PropertySpec } from './schema';
import { findMisfit } from './shape';
import type { FunctionSignature, Value } from './values';

/** The first thing that does not fit, as the end of a sentence; null where all does. */
export function findIncoherence({ functions, checks, mistakes }: Revision): string | null {
  if (new Set(functions.map(({ name }) => name)).size < functions.length) return 'two functions have one name.';
  if (new Set(checks.map(({ name }) => name)).size < checks.length) return 'two checks have one name.';
  for (const check of checks) {
    const problem = findCheckProblem(check, functions);
    if (problem !== null) return `check ${JSON.stringify(check.name)}: ${problem}`;
  }
  for (const { id, fingerprint } of mistakes) {
    for (const { check, caseIndex } of fingerprint) {
      const found = checks.find(({ name }) => name === check);
      if (found?.cases[caseIndex] === undefined) return `mistake ${id} speaks of a case that does not exist.`;
    }
  }
  return null;
}

function findCheckProblem(check: BakedCheck, functions: readonly FunctionSignature[]): string | null {
  const signature = functions.find(({ name }) => name === check.function);
  if (signature === undefined) return `there is no function ${check.function}.`;
  for (const [index, { args }] of check.cases.entries()) {
    const problem = findArgumentsProblem(args, signature.parameters);
    if (problem !== null) return `case ${index}: ${problem}`;
  }
  switch (check.kind) {
    case 'value':
    case 'matches':
    case 'gradient':
      return findExpectedProblem(check, signature);
    case 'gradcheck':
      return findGradcheckProblem(check, signature, functions);
    case 'property':
      return findPropertyProblem(check, signature);
    default:
      return check satisfies never;
  }
}

function findArgumentsProblem(args: readonly Value[], parameters: FunctionSignature['parameters']): string | null {
  if (args.length !== parameters.length) return `${args.length} arguments stand for ${parameters.length} parameters.`;
  for (const [index, { name, type }] of parameters.entries()) {
    const misfit = findMisfit(args[index] ?? 0, type, null);
    if (misfit !== null) return `${name} is ${misfit.was}, not ${misfit.asked}.`;
  }
  return null;
}

function findExpectedProblem(
  { cases }: Extract<BakedCheck, { kind: 'value' | 'matches' | 'gradient' }>,
  { result }: FunctionSignature,
): string | null {
  for (const [index, { expected, kinks }] of cases.entries()) {
    if (findMisfit(expected, result, null) !== null)
      return `case ${index}: expected is not of the function's result type.`;
    if (kinks.some((kink) => findMisfit(kink, result, expected) !== null)) {
      return `case ${index}: a kink has another shape than expected.`;
    }
  }
  return null;
}

function findGradcheckProblem(
  { of, cases }: Extract<BakedCheck, { kind: 'gradcheck' }>,
  { parameters, result }: FunctionSignature,
  functions: readonly FunctionSignature[],
): string | null {
  const forward = functions.find(({ name }) => name === of.forward);
  if (forward === undefined) return `there is no function ${of.forward}.`;
  if (of.upstream !== null && !parameters.some(({ name }) => name === of.upstream))
    return `there is no ${of.upstream}.`;
  if (Object.keys(of.gives).length === 0) return 'it gives the gradient of nothing.';
  for (const [field, parameter] of Object.entries(of.gives)) {
    const exists = typeof result === 'string' ? field === '' : Object.hasOwn(result, field);
    if (!exists) return `the result has no field ${JSON.stringify(field)}.`;
    if (!forward.parameters.some(({ name }) => name === parameter)) return `${of.forward} has no ${parameter}.`;
  }
  for (const [index, { forwardArgs }] of cases.entries()) {
    const problem = findArgumentsProblem(forwardArgs, forward.parameters);
    if (problem !== null) return `case ${index}: ${problem}`;
  }
  const agrees =
    of.parameters.length === forward.parameters.length &&
    of.parameters.every(
      ({ name, type }, i) => forward.parameters[i]?.name === name && forward.parameters[i]?.type === type,
    );
  return agrees ? null : `the parameters of ${of.forward} are told in two ways.`;
}

function findPropertyProblem(
  { property, cases }: Extract<BakedCheck, { kind: 'property' }>,
  { parameters, result }: FunctionSignature,
): string | null {
  const unknown = parametersOf(property).find((used) => !parameters.some(({ name }) => name === used));
  if (unknown !== undefined) return `there is no parameter ${unknown}.`;
  if ('field' in property && property.field !== undefined) {
    if (typeof result === 'string' || !Object.hasOwn(result, property.field))
      return `the result has no ${property.field}.`;
  }
  const wrong = cases.findIndex(({ shape }) => findMisfit(shape, result, null) !== null);
  return wrong < 0 ? null : `case ${wrong}: shape is not of the function's result type.`;
}

/** The parameters that a property names. */
function parametersOf(property: PropertySpec): readonly string[] {
  switch (property.is) {
    case 'finite':
    case 'range':
      return [];
    case 'parallel':
      return [property.to];
    case 'normAtMost':
    case 'entriesAtMost':
      return [property.limit];
    case 'idempotent':
      return [property.parameter];
    case 'monotonic':
      return [property.in];
    case 'columnMean':
    case 'columnVariance':
      return typeof property.equals === 'string' ? [property.equals] : [];
    case 'elementwise':
    case 'rowwise':
    case 'rowOrder':
      return property.over;
    default:
      return property satisfies never;
  }
}
