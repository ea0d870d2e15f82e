/** YAML to begin a field from, made of what the function takes. */
import type { OutlineFunction } from './outline-function';

type Function = OutlineFunction | undefined;

export function relationTemplate(of: Function): string {
  const [upstream, by] = of?.parameters ?? [];
  return by
    ? `{ forward: yourForward, upstream: ${upstream?.name ?? 'upstream'}, gives: ${by.name} }`
    : '{ forward: yourForward, gives: x }';
}

export function casesTemplate(of: Function): string {
  const args = (of?.parameters ?? []).map(({ name, type }) => `${name}: ${plain(type)}`);
  return `- arguments: { ${args.join(', ')} }\n  expected: 0`;
}

export function generateTemplate(of: Function): string {
  const parameters = of?.parameters ?? [];
  const types = parameters.map(({ type }) => type);
  const sizes = [
    ...(types.some((type) => type.startsWith('Matrix')) ? ['rows: { min: 1, max: 4 }'] : []),
    ...(types.some((type) => type !== 'number') ? ['n: { min: 1, max: 8 }'] : []),
  ];
  return [
    'count: 5',
    ...(sizes.length > 0 ? [`sizes: { ${sizes.join(', ')} }`] : []),
    'arguments:',
    ...parameters.map(({ name, type }) => `  ${name}: ${random(type)}`),
  ].join('\n');
}

function random(type: string): string {
  switch (type) {
    case 'Vector':
      return '{ normal: [n] }';
    case 'Matrix':
      return '{ normal: [rows, n] }';
    case 'Vector[]':
      return '[{ normal: [n] }, { normal: [n] }]';
    case 'Matrix[]':
      return '[{ normal: [rows, n] }, { normal: [rows, n] }]';
    default:
      return '{ normal: [] }';
  }
}

function plain(type: string): string {
  const brackets = { Vector: '[1, 2]', Matrix: '[[1, 2], [3, 4]]', 'Vector[]': '[[1, 2]]', 'Matrix[]': '[[[1, 2]]]' };
  return Object.entries(brackets).find(([name]) => name === type)?.[1] ?? '1';
}
