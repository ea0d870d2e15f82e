/** Files that are read in one go, components that fit a screen or two. */
import { expect, test } from 'vitest';
import { readTree } from './imports';

const mostLines = 300;
const mostOfComponent = 100;
const { files } = readTree(process.cwd(), ['app', 'lib', 'scripts']);
const lineCount = (text: string) => text.trimEnd().split('\n').length;

/** A file's components with their lines: from the line that begins one to the brace at the margin. */
function componentsOf(text: string): readonly { readonly name: string; readonly lines: number }[] {
  const begins =
    /^(?:export )?(?:default )?(?:async )?(?:function ([A-Z]\w*)|const ([A-Z]\w*) = (?:memo|forwardRef)?\(?.*(?:function|=>))/;
  const found: { name: string; lines: number }[] = [];
  let open: { readonly name: string; readonly from: number } | null = null;
  for (const [at, line] of text.split('\n').entries()) {
    const [begun, declared, assigned] = begins.exec(line) ?? [];
    if (begun !== undefined && open === null && !line.endsWith(';'))
      open = { name: declared ?? assigned ?? '', from: at };
    if (open !== null && /^\}?\)?;?$/.test(line) && line !== '') {
      found.push({ name: open.name, lines: at - open.from + 1 });
      open = null;
    }
  }
  return found;
}

test(`no file has more than ${mostLines} lines`, () => {
  const long = [...files].filter(([, text]) => lineCount(text) > mostLines);
  expect(long.map(([file, text]) => `${file}: ${lineCount(text)}`)).toEqual([]);
});

test(`no component has more than ${mostOfComponent} lines`, () => {
  const long = [...files]
    .filter(([file]) => file.endsWith('.tsx'))
    .flatMap(([file, text]) => componentsOf(text).map((component) => ({ file, ...component })))
    .filter(({ lines }) => lines > mostOfComponent);
  expect(long.map(({ file, name, lines }) => `${file}: ${name} has ${lines}`)).toEqual([]);
});

test('components are found however they are written', () => {
  const text = [
    'export function Plain() {\n  return 1;\n}',
    'export const Kept = memo(function Kept() {\n  return 2;\n});',
    'export default async function Page() {\n  return 3;\n}',
    'function helper() {\n  return 4;\n}',
  ].join('\n\n');
  expect(componentsOf(text)).toEqual([
    { name: 'Plain', lines: 3 },
    { name: 'Kept', lines: 3 },
    { name: 'Page', lines: 3 },
  ]);
});
