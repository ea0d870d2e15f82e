import type { FunctionSignature } from '@/lib/core/exercise/values';
import { type ComparedCase, type ComparedCases, type Formula, isBorneOut, type Pattern, spreadOver } from '../evidence';

/** A factor that is a parameter, left out or used twice: upstream in a backward function above all, or gamma, or slope. */
export const ignoredParameter: Pattern = (evidence) => {
  for (const [position, name] of upstreamFirst(evidence.signature)) {
    const leftOut = withFactor(position, (expected, factor) => (factor === 0 ? null : expected / factor));
    if (isTold(evidence, leftOut)) {
      return name === 'upstream'
        ? 'upstream is ignored: every entry is right for an upstream of 1. The chain rule multiplies by upstream.'
        : `${name} is left out: multiplied by ${name}, every entry would be right.`;
    }
    const twice = withFactor(position, (expected, factor) => expected * factor);
    if (isTold(evidence, twice)) return `${name} is multiplied in once too often: everything else is right.`;
  }
  return null;
};

function isTold(evidence: ComparedCases, formula: Formula): boolean {
  return isBorneOut(evidence, formula, 3);
}

function withFactor(position: number, combine: (expected: number, factor: number) => number | null): Formula {
  return ({ args, expected, expectedNumbers }: ComparedCase) => {
    const argument = args[position];
    const factors = argument === undefined ? null : spreadOver(argument, expected);
    return factors?.map((factor, index) => combine(expectedNumbers[index] ?? 0, factor)) ?? null;
  };
}

function upstreamFirst({ parameters }: FunctionSignature): (readonly [position: number, name: string])[] {
  const all = parameters.map(({ name }, position) => [position, name] as const);
  return all.toSorted(([, a], [, b]) => Number(b === 'upstream') - Number(a === 'upstream'));
}
