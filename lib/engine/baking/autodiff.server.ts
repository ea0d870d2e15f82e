/**
 * The witness of the exercises in the repository: reference.ts in TensorFlow.js, differentiated automatically. Bundled with
 * every Float32Array replaced, TensorFlow.js computes in float64 on its CPU backend. References are trusted code: they come
 * from the repository only, and never from the studio.
 */
import 'server-only';
import { createHash } from 'node:crypto';
import { mkdir, stat, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { numbersOf } from '@/lib/core/exercise/entries';
import type { FunctionSignature, TypeName, Value } from '@/lib/core/exercise/values';
import { isList } from '@/lib/core/exercise/values';
import { own } from '@/lib/core/text/own';
import type { GradientQuestion, OpenWitness, Witness } from './witness';

type Tf = typeof import('@tensorflow/tfjs');
type Tensor = import('@tensorflow/tfjs').Tensor;
/** What a reference's functions take and return. */
type Operand = number | Tensor | readonly Operand[] | { readonly [field: string]: Operand };
type Forward = (...args: Operand[]) => Operand;

interface Bundle {
  readonly tf: Tf;
  readonly reference: Readonly<Record<string, Forward>>;
}

const folder = '.nabla/references';
/** Part of a bundle's name: count it up when the way of bundling changes. */
const recipe = 4;

/** Each function takes the parameters of the contract's function or helper of its name, in that order. See docs/writing-exercises.md. */
export const autodiffWitness: Witness = {
  async open(source) {
    const { tf, reference } = await load(source);
    // In Node it prints an advertisement for another package at first use.
    tf.env().set('IS_NODE', false);
    await tf.setBackend('cpu');
    return openWitness(tf, reference);
  },
};

function openWitness(tf: Tf, reference: Bundle['reference']): OpenWitness {
  const functionOf = (name: string): Forward => {
    const found = own(reference, name);
    if (typeof found !== 'function') throw new Error(`reference.ts does not export ${name}.`);
    return found;
  };
  return {
    functions: new Set(
      Object.entries(reference).flatMap(([name, found]) => (typeof found === 'function' ? [name] : [])),
    ),
    async value(signature, args) {
      return scoped(tf, () => toValue(functionOf(signature.name)(...toOperands(tf, signature, args))));
    },
    async gradients(question) {
      return gradients(tf, functionOf(question.forward.name), question);
    },
  };
}

/** tf.tidy for results that are plain numbers. */
function scoped<T>(tf: Tf, run: () => T): T {
  tf.engine().startScope();
  try {
    return run();
  } finally {
    tf.engine().endScope();
  }
}

function gradients(tf: Tf, forward: Forward, { forward: signature, args, upstream, by }: GradientQuestion): Value[] {
  return scoped(tf, () => {
    const operands = toOperands(tf, signature, args);
    const places = by.map((name) => signature.parameters.findIndex((parameter) => parameter.name === name));
    // tf.grads differentiates by a flat list of tensors; numbers and lists are taken apart and put together again.
    const leaves: Tensor[] = [];
    const shaped = places.map((place) => collect(tf, operands[place] ?? 0, leaves));
    const loss = (...moved: Tensor[]): Tensor => {
      const replaced = [...operands];
      places.forEach((place, index) => {
        replaced[place] = rebuild(shaped[index] ?? 0, moved);
      });
      const output = forward(...replaced);
      if (upstream === null) return tf.reshape(flat(tf, output), []);
      return tf.sum(tf.mul(flat(tf, output), tf.tensor1d(numbersOf(upstream))));
    };
    const found = tf.grads(loss)(leaves);
    return shaped.map((shape) => toValue(rebuild(shape, found)));
  });
}

/** A leaf's place in the flat list, nested as the operand is. */
type Places = number | readonly Places[];

function collect(tf: Tf, operand: Operand, leaves: Tensor[]): Places {
  if (Array.isArray(operand)) return operand.map((entry: Operand) => collect(tf, entry, leaves));
  leaves.push(typeof operand === 'number' ? tf.scalar(operand) : (operand as Tensor)); // records are results, never arguments
  return leaves.length - 1;
}

function rebuild(places: Places, tensors: readonly Tensor[]): Operand {
  if (typeof places !== 'number') return places.map((entry) => rebuild(entry, tensors));
  return tensors[places] ?? 0;
}

function toOperands(tf: Tf, { parameters }: FunctionSignature, args: readonly Value[]): Operand[] {
  return parameters.map(({ type }, index) => toOperand(tf, type, args[index] ?? 0));
}

function toOperand(tf: Tf, type: TypeName, value: Value): Operand {
  if (type === 'number' && typeof value === 'number') return value;
  if ((type === 'Vector[]' || type === 'Matrix[]') && isList(value)) return value.map((entry) => toTensor(tf, entry));
  return toTensor(tf, value);
}

function toTensor(tf: Tf, value: Value): Tensor {
  return tf.tensor(value as number[]); // a vector or a matrix, by its declared type
}

/** All numbers of a result in one row, in reading order. */
function flat(tf: Tf, operand: Operand): Tensor {
  if (typeof operand === 'number') return tf.tensor1d([operand]);
  if (isTensor(operand)) return tf.reshape(operand, [-1]);
  return tf.concat(Object.values(operand).map((entry: Operand) => flat(tf, entry)));
}

function toValue(operand: Operand): Value {
  if (typeof operand === 'number') return operand;
  if (Array.isArray(operand)) return operand.map((entry: Operand) => toValue(entry));
  if (isTensor(operand)) return operand.arraySync();
  return Object.fromEntries(Object.entries(operand).map(([field, entry]) => [field, toValue(entry)]));
}

function isTensor(operand: Operand): operand is Tensor {
  return typeof operand === 'object' && 'arraySync' in operand;
}

/**
 * TensorFlow.js in float64 is bundled once and shared by all references: it keeps its kernels on the global object, and a
 * second copy would complain about every one of them. References find it beside them, so that the folder can be copied with
 * the repository; it is scratch and can be removed at any time.
 */
async function load(source: string): Promise<Bundle> {
  const tfFile = await bundled('tensorflow', `export * from '@tensorflow/tfjs';`, []);
  const referenceFile = await bundled('reference', source, [
    {
      name: 'shared-tensorflow',
      setup(on) {
        on.onResolve({ filter: /^@tensorflow\/tfjs$/ }, () => ({ path: `./${basename(tfFile)}`, external: true }));
      },
    },
  ]);
  return { tf: await importFile(tfFile), reference: await importFile(referenceFile) };
}

function importFile<T>(file: string): Promise<T> {
  return import(/* turbopackIgnore: true */ pathToFileURL(file).href); // typed by the caller, who wrote the file
}

/** The path of the bundle of a TypeScript source, made unless it is there. */
async function bundled(name: string, source: string, plugins: Plugin[]): Promise<string> {
  const hash = createHash('sha256').update(`${recipe}\0${source}`).digest('hex').slice(0, 16);
  const file = resolve(join(folder, `${name}-${hash}.mjs`));
  if (await stat(file).catch(() => null)) return file;
  const result = await build({
    stdin: { contents: source, loader: 'ts', resolveDir: process.cwd() },
    plugins,
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    // The CommonJS builds would have no names to export.
    mainFields: ['module', 'main'],
    // Node's build of TensorFlow.js calls require() for node-fetch's sake.
    banner: { js: `import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);` },
    define: { Float32Array: 'Float64Array' },
    logLevel: 'silent',
  });
  await mkdir(folder, { recursive: true });
  await writeFile(file, result.outputFiles[0]?.contents ?? '');
  return file;
}
