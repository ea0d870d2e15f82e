/** A check held against the functions that it names: its arguments, and what its kind asks for. */

import type { CheckSpec } from './checks/registry';
import { checkKinds } from './checks/registry';
import { argumentProblems, generatorsIn, shapeOf } from './input-diagnostics';
import { type Key, nearest, type Problems } from './problems';
import type { ExerciseSpec } from './schema';
import type { FunctionSignature } from './values';
import type { Generate } from './written';

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
  const generate = 'generate' in check ? check.generate : undefined;
  if (check.cases.length === 0 && !generate) {
    problems.add(path, `The check "${check.name}" has no cases.`, 'Give it "cases", or let it "generate" some.');
  }
  if (generate) generateProblems(problems, generate, signature, [...path, 'generate']);
  const parameters = signature.parameters.map(({ name }) => name);
  if ('kinks' in check && check.kinks !== undefined && !parameters.includes(check.kinks)) {
    problems.add(
      [...path, 'kinks'],
      `"${check.kinks}" is not a parameter of ${signature.name}.`,
      nearest(check.kinks, parameters),
    );
  }
  const isContract = (name: string) => name in spec.functions;
  checkKinds.of(check).problems(check, { problems, path, signature, signatures, isContract });
}

function generateProblems(
  problems: Problems,
  { sizes, arguments: given }: Generate,
  signature: FunctionSignature,
  path: readonly Key[],
): void {
  for (const [name, { min, max }] of Object.entries(sizes)) {
    if (min > max)
      problems.add(
        [...path, 'sizes', name],
        `The size ${name} runs from ${min} to ${max}.`,
        'Put the smaller number into "min".',
      );
  }
  const shapes = Object.values(given).flatMap(generatorsIn).flatMap(shapeOf);
  for (const name of Object.keys(sizes)) {
    if (!shapes.includes(name))
      problems.add(
        [...path, 'sizes', name],
        `No argument uses the size "${name}".`,
        'Use it in a shape, or remove it.',
        'warning',
      );
  }
  argumentProblems(problems, given, signature, [...path, 'arguments'], new Set(Object.keys(sizes)));
}
