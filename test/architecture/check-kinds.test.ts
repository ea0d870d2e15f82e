/** A kind of check is named in its own files and in the registries, and nowhere else. */
import { expect, test } from 'vitest';
import { judges } from '@/lib/core/grader/checks/registry';
import { readTree } from './imports';

const kinds = Object.keys(judges);
/** A wing's `checks` folder holds a file for each kind and the registry. */
const ownFiles = /\/checks\/[a-z-]+\.ts$/;

/** Where code names a kind: it compares one, tells one, or lists some. */
function namesIn(text: string): readonly string[] {
  // What a sandbox sends back is of kind 'value' too, which is another matter.
  const names = kinds.filter((kind) => kind !== 'value').join('|');
  const patterns = [
    /gradcheck/gi,
    new RegExp(`\\bkind\\b['")]*\\s*(?::|[!=]==)\\s*['"](?:${names})['"]`, 'g'),
    new RegExp(`case ['"](?:${names})['"]:\\s*(?://.*)?$`, 'gm'),
    new RegExp(`['"](?:${kinds.join('|')})['"]\\s*[,|]\\s*['"](?:${kinds.join('|')})['"]`, 'g'),
  ];
  const found = patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([name]) => name));
  const asksValue = /\b(?:check|spec)\.kind [!=]== 'value'/.test(text) ? ["kind === 'value'"] : [];
  return [...found, ...asksValue];
}

test('no file outside the registries and the kinds themselves names a kind of check', () => {
  const { files } = readTree(process.cwd(), ['app', 'lib', 'scripts']);
  const named = [...files]
    .filter(([file]) => !ownFiles.test(file))
    .flatMap(([file, text]) => namesIn(text).map((name) => `${file}: ${name}`));
  expect(named).toEqual([]);
});

test('naming a kind elsewhere is noticed', () => {
  expect(namesIn("if (check.kind === 'property') return;")).toHaveLength(1);
  expect(namesIn("const other: Kind = 'value' | 'matches';")).toHaveLength(1);
  expect(namesIn("if (spec.kind !== 'value') draw();")).toHaveLength(1);
  expect(namesIn("if (received.kind === 'value') return received.value;")).toEqual([]);
});
