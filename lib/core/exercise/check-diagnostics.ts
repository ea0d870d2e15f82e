/** A check held against the functions that it names: its arguments, its gradient relation, its property. */
import { argumentProblems, generatorsIn, shapeOf } from './input-diagnostics';
import { type Key, nearest, type Problems } from './problems';
import type { CheckSpec, ExerciseSpec } from './schema';
import type { FunctionSignature } from './values';

export function checkProblems(
  problems: Problems,
  check: CheckSpec,
  path: readonly Key[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  spec: ExerciseSpec,
): void {
  const signature = signatures.get(check.function);
  if (!(check.function in spec.functions) || !signature) {
    const why =
      check.function in spec.helpers
        ? 'is a helper, which the student does not write'
        : 'is not a function of this exercise';
    problems.add(
      [...path, 'function'],
      `"${check.function}" ${why}.`,
      nearest(check.function, Object.keys(spec.functions)),
    );
    return;
  }
  for (const [index, one] of check.cases.entries()) {
    argumentProblems(problems, one.arguments, signature, [...path, 'cases', index, 'arguments'], new Set());
  }
  if (check.kind !== 'value') {
    if (check.cases.length === 0 && !check.generate) {
      problems.add(path, `The check "${check.name}" has no cases.`, 'Give it "cases", or let it "generate" some.');
    }
    if (check.generate) {
      const sizes = check.generate.sizes;
      for (const [name, { min, max }] of Object.entries(sizes)) {
        if (min > max)
          problems.add(
            [...path, 'generate', 'sizes', name],
            `The size ${name} runs from ${min} to ${max}.`,
            'Put the smaller number into "min".',
          );
      }
      const shapes = Object.values(check.generate.arguments).flatMap(generatorsIn).flatMap(shapeOf);
      for (const name of Object.keys(sizes)) {
        if (!shapes.includes(name))
          problems.add(
            [...path, 'generate', 'sizes', name],
            `No argument uses the size "${name}".`,
            'Use it in a shape, or remove it.',
            'warning',
          );
      }
      argumentProblems(
        problems,
        check.generate.arguments,
        signature,
        [...path, 'generate', 'arguments'],
        new Set(Object.keys(sizes)),
      );
    }
  }
  const parameters = signature.parameters.map(({ name }) => name);
  if ('kinks' in check && check.kinks !== undefined && !parameters.includes(check.kinks)) {
    problems.add(
      [...path, 'kinks'],
      `"${check.kinks}" is not a parameter of ${signature.name}.`,
      nearest(check.kinks, parameters),
    );
  }
  if (check.kind === 'gradient' || check.kind === 'gradcheck')
    gradientProblems(problems, check, signature, path, signatures, spec);
  if (check.kind === 'property') propertyProblems(problems, check, signature, path);
}

function gradientProblems(
  problems: Problems,
  check: Extract<CheckSpec, { kind: 'gradient' | 'gradcheck' }>,
  signature: FunctionSignature,
  path: readonly Key[],
  signatures: ReadonlyMap<string, FunctionSignature>,
  spec: ExerciseSpec,
): void {
  const { forward, upstream, gives, fixed } = check.of;
  const forwardSignature = signatures.get(forward);
  if (!forwardSignature) {
    problems.add(
      [...path, 'of', 'forward'],
      `"${forward}" is neither a function of this exercise nor a helper.`,
      nearest(forward, signatures.keys()),
    );
    return;
  }
  if (check.kind === 'gradcheck' && !(forward in spec.functions)) {
    problems.add(
      [...path, 'of', 'forward'],
      `"${forward}" is a helper, but gradcheck needs the student's own forward function.`,
      'Use "kind: gradient".',
    );
  }
  const own = signature.parameters.map(({ name }) => name);
  const theirs = forwardSignature.parameters.map(({ name }) => name);
  if (upstream !== null && !own.includes(upstream))
    problems.add(
      [...path, 'of', 'upstream'],
      `"${upstream}" is not a parameter of ${signature.name}.`,
      nearest(upstream, own),
    );
  if (upstream === null && forwardSignature.result !== 'number')
    problems.add(
      [...path, 'of'],
      `${forward} does not return a number, so its gradient needs an upstream.`,
      'Name the backward parameter that holds ∂loss/∂output in "upstream".',
    );
  for (const parameter of theirs) {
    if (!own.includes(parameter) && !(parameter in fixed))
      problems.add(
        [...path, 'of'],
        `${signature.name} does not take "${parameter}", which ${forward} needs.`,
        `Give it under "fixed", such as ${parameter}: { like: ${own.at(-1)}, fill: 0 }.`,
      );
  }
  for (const [parameter, value] of Object.entries(fixed)) {
    if (!theirs.includes(parameter))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `${forward} has no parameter "${parameter}".`,
        nearest(parameter, theirs),
      );
    if (typeof value !== 'number' && !own.includes(value.like))
      problems.add(
        [...path, 'of', 'fixed', parameter],
        `"${value.like}" is not a parameter of ${signature.name}.`,
        nearest(value.like, own),
      );
  }
  const fields = typeof gives === 'string' ? { '': gives } : gives;
  for (const [field, parameter] of Object.entries(fields)) {
    if (!theirs.includes(parameter))
      problems.add([...path, 'of', 'gives'], `${forward} has no parameter "${parameter}".`, nearest(parameter, theirs));
    const known = typeof signature.result === 'string' ? [] : Object.keys(signature.result);
    if (field !== '' && !known.includes(field))
      problems.add(
        [...path, 'of', 'gives', field],
        `${signature.name} returns no field "${field}".`,
        nearest(field, known) ?? `It returns no record: write "gives: ${parameter}".`,
      );
  }
}

function propertyProblems(
  problems: Problems,
  check: Extract<CheckSpec, { kind: 'property' }>,
  { name, parameters, result }: FunctionSignature,
  path: readonly Key[],
): void {
  if (check.property.is === 'range' && check.property.min === undefined && check.property.max === undefined)
    problems.add([...path, 'property'], 'This range has no end, so every number is in it.', 'Give it "min" or "max".');
  const known = parameters.map((parameter) => parameter.name);
  const mentioned = Object.entries(check.property).flatMap(([key, value]): string[] => {
    if (key === 'is' || key === 'field') return [];
    if (Array.isArray(value)) return value;
    return typeof value === 'string' ? [value] : [];
  });
  for (const parameter of mentioned) {
    if (!known.includes(parameter))
      problems.add([...path, 'property'], `"${parameter}" is not a parameter of ${name}.`, nearest(parameter, known));
  }
  const field = 'field' in check.property ? check.property.field : undefined;
  const fields = typeof result === 'string' ? [] : Object.keys(result);
  if (field !== undefined && !fields.includes(field))
    problems.add(
      [...path, 'property', 'field'],
      `${name} returns no field "${field}".`,
      nearest(field, fields) ?? 'It returns no record: leave "field" out.',
    );
}
