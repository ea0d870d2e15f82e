/**
 * A student's module as the functions that the network calls. Every call is a call into the sandbox; what comes back is
 * checked for its shape, since training on a matrix of the wrong shape would fail far from its cause.
 */
import type { ResultType, Value } from '@/lib/core/exercise/values';
import { OwnCodeFailed, type PersistentLimits, type PersistentModule } from '@/lib/engine/sandbox/quickjs/persistent';
import type { OwnExercise } from './codes';
import type { Matrix, OwnFunctions, Vector } from './functions';

export const leakySlope = 0.01;

/** A call may work through a whole network's batch: fuel for some 10⁸ turns of a loop. */
export const ownCodeLimits: PersistentLimits = { memoryBytes: 64 * 1024 * 1024, fuel: 20_000 };

/** Calls of the result throw OwnCodeFailed, in words that name the function. */
export function fromModule(exercise: OwnExercise, module: PersistentModule): OwnFunctions {
  const call = (name: string, args: readonly Value[], type: ResultType): Returned =>
    new Returned(name, module.call(name, args, type));
  const alike = (name: string, like: Vector, args: readonly Value[]) => call(name, args, 'Vector').vector(like.length);
  const matrix = (name: string, like: Matrix, args: readonly Value[]) => call(name, args, 'Matrix').matrix(like);

  switch (exercise) {
    case 'sigmoid':
      return { code: { forward: (z) => alike('sigmoid', z, [z]), backward: null } };
    case 'sigmoid-derivative':
      return { code: { forward: null, backward: (upstream, z) => alike('sigmoidBackward', z, [upstream, z]) } };
    case 'relu':
      return {
        code: {
          forward: (z) => alike('relu', z, [z]),
          backward: (upstream, z) => alike('reluBackward', z, [upstream, z]),
        },
      };
    case 'leaky-relu':
      return {
        code: {
          forward: (z) => alike('leakyRelu', z, [z, leakySlope]),
          backward: (upstream, z) => alike('leakyReluBackward', z, [upstream, z, leakySlope]),
        },
      };
    case 'he-init':
      return {
        initCode: {
          he: (fanIn, fanOut, noise) => matrix('heNormal', noise, [fanIn, fanOut, noise]),
          glorot: (fanIn, fanOut, noise) => matrix('xavierNormal', noise, [fanIn, fanOut, noise]),
        },
      };
    case 'batch-norm':
      return {
        normCode: {
          forward: (x, ...rest) => matrix('batchNormForward', x, [x, ...rest]),
          inference: (x, ...rest) => matrix('batchNormInference', x, [x, ...rest]),
          backward: (upstream, x, gamma, eps) => {
            const type = { dx: 'Matrix', dgamma: 'Vector', dbeta: 'Vector' } as const;
            const result = call('batchNormBackward', [upstream, x, gamma, eps], type);
            return {
              dx: result.field('dx').matrix(x),
              dgamma: result.field('dgamma').vector(gamma.length),
              dbeta: result.field('dbeta').vector(gamma.length),
            };
          },
        },
      };
    case 'gradient-clipping':
      return {
        clipCode: {
          byValue: (gradient, limit) => alike('clipByValue', gradient, [gradient, limit]),
          byGlobalNorm: (gradients, maxNorm) =>
            call('clipByGlobalNorm', [gradients, maxNorm], 'Vector[]').each(gradients, (entry, like) =>
              entry.vector(like.length),
            ),
        },
      };
    case 'residual-block':
      return {
        skipCode: {
          forward: (x, w, b) => matrix('residualForward', x, [x, w, b]),
          backward: (upstream, x, w, b) => {
            const type = { dx: 'Matrix', dw: 'Matrix', db: 'Vector' } as const;
            const result = call('residualBackward', [upstream, x, w, b], type);
            return {
              dx: result.field('dx').matrix(x),
              dw: result.field('dw').matrix(w),
              db: result.field('db').vector(b.length),
            };
          },
        },
      };
    case 'deep-network':
      return {
        netCode: {
          lossAndGradients: (x, y, weights, biases) => {
            const type = { loss: 'number', dWeights: 'Matrix[]', dBiases: 'Vector[]' } as const;
            const result = call('lossAndGradients', [x, y, weights, biases], type);
            return {
              loss: result.field('loss').number(),
              dWeights: result.field('dWeights').each(weights, (entry, like) => entry.matrix(like)),
              dBiases: result.field('dBiases').each(biases, (entry, like) => entry.vector(like.length)),
            };
          },
        },
      };
  }
}

/** A value that came out of the sandbox, and what to call it where it is not what the contract says. */
class Returned {
  constructor(
    private readonly name: string,
    private readonly value: Value | undefined,
  ) {}

  number(): number {
    if (typeof this.value !== 'number') throw this.#unlike('a number');
    return this.value;
  }

  vector(length: number): Vector {
    const value = this.#list('a vector');
    if (value.length !== length)
      throw new OwnCodeFailed(`${this.name} returned ${value.length} values where ${length} were expected.`);
    return value.map((entry, index) => {
      if (typeof entry !== 'number')
        throw new OwnCodeFailed(`${this.name} returned a list at place ${index} where a number was expected.`);
      return entry;
    });
  }

  matrix(like: Matrix): Matrix {
    return this.each(like, (row, shape) => row.vector(shape.length), 'rows');
  }

  each<L, T>(like: readonly L[], read: (entry: Returned, like: L) => T, what = 'entries'): T[] {
    const value = this.#list('a list');
    if (value.length !== like.length)
      throw new OwnCodeFailed(`${this.name} returned ${value.length} ${what} where ${like.length} were expected.`);
    return like.map((shape, index) => read(new Returned(this.name, value[index]), shape));
  }

  field(key: string): Returned {
    const { value, name } = this;
    if (value === undefined || typeof value === 'number' || Array.isArray(value)) throw this.#unlike('an object');
    return new Returned(`${name}’s ${key}`, Object.entries(value).find(([field]) => field === key)?.[1]);
  }

  #list(wanted: string): readonly Value[] {
    if (!Array.isArray(this.value)) throw this.#unlike(wanted);
    return this.value;
  }

  #unlike(wanted: string): OwnCodeFailed {
    const { value } = this;
    const was = typeof value === 'number' ? 'a number' : Array.isArray(value) ? 'a list' : 'something else';
    return new OwnCodeFailed(`${this.name} returned ${was} where ${wanted} was expected.`);
  }
}
