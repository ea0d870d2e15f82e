/** A check to begin from, as exercise.yaml has it, and what becomes of a check whose kind is changed. */
import { type Edited, removeAt, setScalar, setSnippet } from '@/lib/core/exercise/edit-yaml';
import type { CheckKind, OutlineCheck, OutlineFunction } from './outline';

/** What each kind asks for besides a name, and what it may have. */
const fieldsOf: Readonly<Record<CheckKind, { readonly needs: readonly string[]; readonly may: readonly string[] }>> = {
  value: { needs: ['cases'], may: ['kinks'] },
  matches: { needs: [], may: ['kinks', 'cases', 'generate'] },
  gradient: { needs: ['of'], may: ['kinks', 'cases', 'generate'] },
  gradcheck: { needs: ['of'], may: ['cases', 'generate'] },
  property: { needs: ['property'], may: ['cases', 'generate'] },
};
const common = ['name', 'kind', 'function', 'points', 'visibility', 'tolerance', 'seed'];

/** The fields that a form shows as YAML for a check of this kind. */
export const snippetFields = (kind: CheckKind): readonly string[] =>
  [...fieldsOf[kind].needs, ...fieldsOf[kind].may].filter((field) => field !== 'kinks');

/** An entry of `checks`, without its dash. */
export function newCheck(kind: CheckKind, of: OutlineFunction | undefined, name: string): string {
  const lines = [`name: ${name}`, `kind: ${kind}`, `function: ${of?.name ?? 'yourFunction'}`];
  for (const field of fieldsOf[kind].needs) lines.push(fieldLines(field, template(field, of)));
  if (kind !== 'value') lines.push(fieldLines('generate', template('generate', of)));
  return lines.join('\n');
}

/** Sets the kind, takes out what the new kind does not know and puts in what it needs. */
export function changeKind(
  yaml: string,
  index: number,
  check: OutlineCheck,
  kind: CheckKind,
  functions: readonly OutlineFunction[],
): Edited {
  const { needs, may } = fieldsOf[kind];
  const of = functions.find(({ name }) => name === check.function);
  const known = [...common, ...needs, ...may];
  const steps: ((text: string) => Edited)[] = [
    (text) => setScalar(text, ['checks', index, 'kind'], kind),
    ...check.fields
      .filter((field) => !known.includes(field))
      .map((field) => (text: string) => removeAt(text, ['checks', index, field])),
    ...needs
      .filter((field) => !check.fields.includes(field))
      .map((field) => (text: string) => setSnippet(text, ['checks', index, field], template(field, of))),
  ];
  return steps.reduce<Edited>((done, step) => (done.ok ? step(done.text) : done), { ok: true, text: yaml });
}

function template(field: string, of: OutlineFunction | undefined): string {
  const parameters = of?.parameters ?? [];
  switch (field) {
    case 'property':
      return '{ is: finite }';
    case 'of': {
      const [upstream, by] = parameters;
      return by
        ? `{ forward: yourForward, upstream: ${upstream?.name ?? 'upstream'}, gives: ${by.name} }`
        : '{ forward: yourForward, gives: x }';
    }
    case 'cases':
      return `- arguments: { ${parameters.map(({ name, type }) => `${name}: ${plain(type)}`).join(', ')} }\n  expected: 0`;
    default:
      return generator(parameters);
  }
}

function generator(parameters: OutlineFunction['parameters']): string {
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

function fieldLines(field: string, snippet: string): string {
  return snippet.includes('\n') || snippet.startsWith('- ')
    ? `${field}:\n${snippet.replace(/^/gm, '  ')}`
    : `${field}: ${snippet}`;
}
