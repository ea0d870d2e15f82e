/**
 * Small slips put into a right solution, one at a time: what a student could have written instead. Works on the JavaScript that
 * Sucrase leaves of the TypeScript, by replacing texts at the places that Acorn gives.
 */

import { type AnyNode, type Expression, type Identifier, type Node, type Program, parse } from 'acorn';
import { fullAncestor } from 'acorn-walk';
import { transform } from 'sucrase';
import { own } from '@/lib/core/text/own';

export interface Mutant {
  /** The same for as long as the piece of code stays as it is, wherever in the file it stands. */
  readonly name: string;
  /** JavaScript. */
  readonly source: string;
  /** What was replaced in the JavaScript of the solution, by places in its text. */
  readonly edit: { readonly start: number; readonly end: number; readonly text: string };
}

const operators: Readonly<Record<string, readonly string[]>> = {
  '+': ['-', '*'],
  '-': ['+', '*'],
  '*': ['/', '+'],
  '/': ['*', '-'],
  '**': ['*', '+'],
  '<': ['<=', '>', '>='],
  '<=': ['<', '>', '>='],
  '>': ['>=', '<', '<='],
  '>=': ['>', '<', '<='],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-=', '='],
  '-=': ['+=', '='],
  '*=': ['/=', '='],
  '/=': ['*=', '='],
  '++': ['--'],
  '--': ['++'],
};

const mathFunctions: Readonly<Record<string, readonly string[]>> = {
  max: ['min'],
  min: ['max'],
  exp: ['expm1'],
  expm1: ['exp'],
  log: ['log1p', 'log2'],
  log1p: ['log'],
  sqrt: ['cbrt', 'abs'],
  abs: ['sign'],
  tanh: ['sinh'],
};

/**
 * Every slip in what the functions named do, by name. Functions that they do not reach are for baking alone and left as they are.
 * @throws SyntaxError where the source does not parse
 */
export function mutantsOf(source: string, asked: readonly string[]): readonly Mutant[] {
  const code = withoutTypes(source);
  const program = parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
  const reached = reachedFrom(asked, program);
  const mutants = new Map<string, Mutant>();
  fullAncestor(program, (node, _, ancestors) => {
    // Acorn's walker speaks of nodes without their fields; what it walks is what Acorn's parser made.
    const path = ancestors as AnyNode[];
    const place = placeOf(path);
    if (!reached.has(place)) return;
    for (const { of, text } of slipsAt(node as AnyNode, path, code)) {
      const before = oneLine(code.slice(of.start, of.end));
      const mutated = code.slice(0, of.start) + text + code.slice(of.end);
      const name = `${place}: ${before} → ${oneLine(text) || 'nothing'}`;
      const isNew = ![...mutants.values()].some((other) => other.source === mutated);
      if (mutated === code || !isNew) continue;
      const free = freeName(name, mutants);
      mutants.set(free, { name: free, source: mutated, edit: { start: of.start, end: of.end, text } });
    }
  });
  return [...mutants.values()];
}

/** What is left of TypeScript when it runs. @throws SyntaxError where the source does not parse */
export function withoutTypes(source: string): string {
  return transform(source, { transforms: ['typescript'], disableESTransforms: true }).code;
}

/** The functions of the module that are called from those named, and themselves. */
function reachedFrom(asked: readonly string[], program: Program): ReadonlySet<string> {
  const uses = new Map<string, Set<string>>();
  fullAncestor(program, (node, _, ancestors) => {
    const user = placeOf(ancestors as AnyNode[]); // as above
    if (node.type !== 'Identifier') return;
    uses.set(user, (uses.get(user) ?? new Set()).add((node as Identifier).name)); // by its type
  });
  const reached = new Set(asked);
  for (const name of reached) for (const used of uses.get(name) ?? []) reached.add(used);
  return reached;
}

function freeName(name: string, taken: ReadonlyMap<string, unknown>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name} (${count})`;
  return free;
}

function placeOf(path: readonly AnyNode[]): string {
  const around = path.findLast((node) => node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration');
  return around !== undefined && 'id' in around ? (around.id?.name ?? 'default') : 'top level';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Slip {
  readonly of: Node;
  readonly text: string;
}

function slipsAt(node: AnyNode, path: readonly AnyNode[], code: string): readonly Slip[] {
  const textOf = ({ start, end }: Node) => code.slice(start, end);
  const becomes = (...texts: readonly string[]): Slip[] => texts.map((text) => ({ of: node, text }));
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const [left, right] = [textOf(node.left), textOf(node.right)];
      // Brackets, as another operator may bind otherwise; ** lets no sign stand before it.
      const swapped = (own(operators, node.operator) ?? []).map((operator) => `((${left}) ${operator} (${right}))`);
      return becomes(...swapped, `(${left})`, `(${right})`);
    }
    case 'UnaryExpression':
      return becomes(`(${textOf(node.argument)})`);
    case 'UpdateExpression':
      return becomes(...(own(operators, node.operator) ?? []).map((operator) => textOf(node.argument) + operator));
    case 'AssignmentExpression':
      return becomes(
        ...(own(operators, node.operator) ?? []).map(
          (operator) => `${textOf(node.left)} ${operator} ${textOf(node.right)}`,
        ),
      );
    case 'Literal':
      return typeof node.value === 'number' ? becomes(...otherNumbers(node.value)) : [];
    case 'ConditionalExpression': {
      const [test, yes, no] = [textOf(node.test), textOf(node.consequent), textOf(node.alternate)];
      return becomes(`((${test}) ? (${no}) : (${yes}))`, `(${yes})`, `(${no})`);
    }
    case 'IfStatement':
      return ['true', 'false'].map((text) => ({ of: node.test, text }));
    case 'MemberExpression': {
      if (!node.computed || isAssigned(node, path)) return [];
      const index = textOf(node.property);
      return [`(${index}) + 1`, `(${index}) - 1`, '0'].map((text) => ({ of: node.property, text }));
    }
    case 'CallExpression':
      return callSlips(node, textOf);
    case 'ArrayExpression': {
      const [only] = node.elements;
      return node.elements.length === 1 && only?.type === 'SpreadElement' ? becomes(textOf(only.argument)) : [];
    }
    case 'ReturnStatement':
      return node.argument ? returnSlips(node.argument, path) : [];
    case 'ExpressionStatement':
      return becomes('');
    default:
      return [];
  }
}

function otherNumbers(value: number): string[] {
  const others = [0, 1, 2, value + 1, value - 1, -value, value / 2].filter((other) => other !== value);
  return [...new Set(others)].map((other) => `(${other})`);
}

function isAssigned(node: Node, path: readonly AnyNode[]): boolean {
  const parent = path.at(-2);
  return parent?.type === 'AssignmentExpression' && parent.left === node;
}

function callSlips(
  node: Extract<AnyNode, { type: 'CallExpression' }>,
  textOf: (node: Node) => string,
): readonly Slip[] {
  const { callee, arguments: given } = node;
  const slips: Slip[] = given.map((argument) => ({ of: node, text: `(${textOf(argument)})` })).slice(0, 2);
  const isCommutative = /^Math\.(max|min)$/.test(textOf(callee));
  if (given.length === 2 && !isCommutative && given.every(({ type }) => !type.includes('Function'))) {
    const [first, second] = given.map(textOf);
    slips.push({ of: node, text: `${textOf(callee)}(${second}, ${first})` });
  }
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier') return slips;
  const { object, property } = callee;
  if (textOf(object) === 'Math') {
    const others = own(mathFunctions, property.name) ?? [];
    return [...slips, ...others.map((text) => ({ of: property, text }))];
  }
  // The call left out: a map that maps nothing.
  return [
    ...slips.filter((_, index) => given[index]?.type !== 'ArrowFunctionExpression'),
    { of: node, text: textOf(object) },
  ];
}

/** The function hands back what it was given. */
function returnSlips(returned: Expression, path: readonly AnyNode[]): readonly Slip[] {
  const around = path.findLast((node) => node.type === 'FunctionDeclaration');
  if (around?.type !== 'FunctionDeclaration') return [];
  return around.params.flatMap((parameter) =>
    parameter.type === 'Identifier' ? [{ of: returned, text: parameter.name }] : [],
  );
}
