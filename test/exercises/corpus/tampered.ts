/**
 * A solution that is right but for one odd condition: only up to some size, only for the numbers it happened to be tried with, only the
 * first time. Made for every function of every exercise alike, and none may be accepted.
 */
import type { FunctionSignature, TypeName } from '@/lib/core/exercise/values';

/** Helpers of the tampered module: what a value's numbers are, and the value with each of them replaced. */
const helpers = `
const deep = (value: any, of: (entry: number, path: any[]) => any, path: any[] = []): any =>
  typeof value === 'number' ? of(value, path)
  : Array.isArray(value) ? value.map((entry, i) => deep(entry, of, [...path, i]))
  : Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, deep(entry, of, [...path, key])]));
const flat = (value: any): number[] =>
  typeof value === 'number' ? [value] : Object.values(value).flatMap(flat);
const off = (entry: number) => entry + 0.01 + Math.abs(entry) * 0.01;
const memo = (key: (args: any[]) => string) => {
  const known = new Map();
  return (args: any[], call: any) => {
    const name = key(args);
    if (!known.has(name)) known.set(name, call(args));
    return structuredClone(known.get(name));
  };
};
`;

/** Expressions of a function of the arguments and of the right function. */
const always: Readonly<Record<string, string>> = {
  'remembers its arguments to three decimals':
    'memo((args) => JSON.stringify(args, (_, v) => typeof v === "number" ? +v.toFixed(3) : v))',
  'remembers its arguments in any order': 'memo((args) => JSON.stringify(args.map((v) => flat(v).sort())))',
  'remembers the sums of its arguments':
    'memo((args) => JSON.stringify(args.map((v) => [v.length, flat(v).reduce((s, e) => s + e, 0)])))',
  'remembers the ends of its arguments':
    'memo((args) => JSON.stringify(args.map((v) => [v.length, flat(v)[0], flat(v).at(-1)])))',
  'is wrong every third time': '((n) => (args, call) => (++n % 3 === 0 ? deep(call(args), off) : call(args)))(0)',
  'is wrong one time in ten': '(args, call) => (Math.random() < 0.1 ? deep(call(args), off) : call(args))',
  'is wrong one time in a hundred': '(args, call) => (Math.random() > 0.99 ? deep(call(args), off) : call(args))',
  'is wrong in odd milliseconds': '(args, call) => (Date.now() % 2 === 1 ? deep(call(args), off) : call(args))',
  'is wrong in even seconds':
    '(args, call) => (new Date().getSeconds() % 2 === 0 ? deep(call(args), off) : call(args))',
  'adds a millionth part': '(args, call) => deep(call(args), (entry) => entry * (1 + 1e-6))',
  'returns strings': '(args, call) => deep(call(args), String)',
  'returns boxed numbers': '(args, call) => deep(call(args), (entry) => new Number(entry))',
};

/** Wrong beyond a size that no check of a hurried author reaches. Only what the parameter has is asked for. */
function bySize(type: TypeName, index: number): Readonly<Record<string, string>> {
  const whenever = (condition: string) => `(args, call) => (${condition} ? deep(call(args), off) : call(args))`;
  const value = `args[${index}]`;
  switch (type) {
    case 'number':
      return {};
    case 'Vector':
      return {
        'a long vector': whenever(`${value}.length > 30`),
        'equal entries': whenever(`${value}.length > 1 && new Set(${value}).size === 1`),
      };
    case 'Matrix':
      return {
        'many rows': whenever(`${value}.length > 30`),
        'many columns': whenever(`${value}[0].length > 30`),
      };
    case 'Vector[]':
    case 'Matrix[]':
      return {
        'a long list': whenever(`${value}.length > 15`),
        'a large entry': whenever(`${value}.some((entry: any) => entry.length > 30)`),
      };
    default:
      return type satisfies never;
  }
}

interface Tampered {
  readonly title: string;
  readonly source: string;
}

/** One source for every function and every way of being wrong. */
export function tampered(solution: string, functions: readonly FunctionSignature[]): Tampered[] {
  const names = functions.map(({ name }) => name);
  const own = (name: string) => `own_${name}`;
  const renamed = (text: string, name: string) =>
    text
      .replace(`export function ${name}(`, `function ${own(name)}(`)
      .replace(new RegExp(`(?<!\\w)${name}(?=\\()`, 'g'), own(name));
  const base = names.reduce(renamed, solution);
  return functions.flatMap(({ name, parameters }) => {
    const ways = Object.entries(always).concat(
      parameters.flatMap(({ type, name: parameter }, index) =>
        Object.entries(bySize(type, index)).map(([title, way]) => [`${parameter}, ${title}`, way] as [string, string]),
      ),
    );
    const others = names.filter((other) => other !== name).map((other) => `export { ${own(other)} as ${other} };`);
    return ways.map(([title, way]) => ({
      title: `${name}: ${title}`,
      source: [
        base,
        helpers,
        `const way: (args: any[], call: (args: any[]) => any) => any = ${way};`,
        `export function ${name}(...args: any[]): any { return way(args, (all) => (${own(name)} as any)(...all)); }`,
        ...others,
      ].join('\n'),
    }));
  });
}
