/** The sizes of a function's inputs, by the names that a student knows: what a stray factor may turn out to be. */
import { numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, TypeName, Value } from '@/lib/core/exercise/values';
import { dimensionsOf } from './evidence';

export interface Dimension {
  /** "the batch size (the number of rows of x)" */
  readonly name: string;
  readonly of: (args: readonly Value[]) => number;
}

interface Size {
  readonly words: string;
  readonly of: (value: Value) => number;
}

const lengthOf = (value: Value) => dimensionsOf(value)[0];

const sizes: Record<TypeName, readonly Size[]> = {
  number: [],
  Vector: [{ words: 'the length of', of: lengthOf }],
  Matrix: [
    { words: 'the number of columns of', of: (value) => dimensionsOf(value)[1] ?? 0 },
    { words: 'the number of entries of', of: (value) => numbersOf(value).length },
  ],
  'Vector[]': [{ words: 'the number of vectors in', of: lengthOf }],
  'Matrix[]': [{ words: 'the number of layers in', of: lengthOf }],
};

/** Batch sizes first: they are what is forgotten most. */
export function dimensionsIn({ parameters }: FunctionSignature): Dimension[] {
  const batches = parameters.flatMap(({ name, type }, position) =>
    type === 'Matrix' ? [dimension(`the batch size (the number of rows of ${name})`, position, lengthOf)] : [],
  );
  const others = parameters.flatMap(({ name, type }, position) =>
    sizes[type].map(({ words, of }) => dimension(`${words} ${name}`, position, of)),
  );
  return [...batches, ...others];
}

function dimension(name: string, position: number, of: (value: Value) => number): Dimension {
  return { name, of: (args) => of(args[position] ?? 0) };
}
