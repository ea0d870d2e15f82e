/** A check to begin from, as exercise.yaml has it, and what becomes of a check whose kind is changed. */

import type { CheckKindName } from '@/lib/core/exercise/checks/registry';
import { removeAt, setScalar, setSnippet } from '@/lib/core/exercise/edit-yaml';
import type { Edited } from '@/lib/core/exercise/yaml/edited';
import { outlines } from './checks/registry';
import type { OutlineCheck } from './outline';
import type { OutlineFunction } from './outline-function';
import { generateTemplate } from './templates';

const common = ['name', 'kind', 'function', 'points', 'visibility', 'tolerance', 'seed'];

/** The fields that a form shows as YAML for a check of this kind. */
export const snippetFields = (kind: CheckKindName): readonly string[] =>
  [...outlines[kind].needs.keys(), ...outlines[kind].may].filter((field) => field !== 'kinks');

/** An entry of `checks`, without its dash. */
export function newCheck(kind: CheckKindName, of: OutlineFunction | undefined, name: string): string {
  const lines = [`name: ${name}`, `kind: ${kind}`, `function: ${of?.name ?? 'yourFunction'}`];
  const { needs, may } = outlines[kind];
  for (const [field, template] of needs) lines.push(fieldLines(field, template(of)));
  if (may.includes('generate')) lines.push(fieldLines('generate', generateTemplate(of)));
  return lines.join('\n');
}

/** Sets the kind, takes out what the new kind does not know and puts in what it needs. */
export function changeKind(
  yaml: string,
  index: number,
  check: OutlineCheck,
  kind: CheckKindName,
  functions: readonly OutlineFunction[],
): Edited {
  const { needs, may } = outlines[kind];
  const of = functions.find(({ name }) => name === check.function);
  const known = [...common, ...needs.keys(), ...may];
  const steps: ((text: string) => Edited)[] = [
    (text) => setScalar(text, ['checks', index, 'kind'], kind),
    ...check.fields
      .filter((field) => !known.includes(field))
      .map((field) => (text: string) => removeAt(text, ['checks', index, field])),
    ...[...needs]
      .filter(([field]) => !check.fields.includes(field))
      .map(
        ([field, template]) =>
          (text: string) =>
            setSnippet(text, ['checks', index, field], template(of)),
      ),
  ];
  return steps.reduce<Edited>((done, step) => (done.ok ? step(done.text) : done), { ok: true, text: yaml });
}

function fieldLines(field: string, snippet: string): string {
  return snippet.includes('\n') || snippet.startsWith('- ')
    ? `${field}:\n${snippet.replace(/^/gm, '  ')}`
    : `${field}: ${snippet}`;
}
