/** Zips that are not one exercise's folder: what they are is said, and the folder inside can be taken. */
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportFolder } from '@/lib/content/exchange/export-folder';
import { readArchive } from '@/lib/content/exchange/read-archive';
import { templateFolder } from '../../helpers/exercise-folder';

const studio = { keepReference: false };
const text = (content: string) => new TextEncoder().encode(content);
const inFolder = (folder: string) =>
  Object.fromEntries([...templateFolder().files].map(([path, content]) => [`${folder}${path}`, text(content)]));
const files = Object.keys(inFolder(''))
  .filter((path) => path !== 'reference.ts')
  .sort();

/** A zip, what is said of it, the place that is offered, and the name it is offered under. */
const kinds: readonly (readonly [string, Uint8Array, RegExp, string, string])[] = [
  ['the files of a folder', zipSync(inFolder('')), /not in a folder/, '', 'square'],
  ['a folder with a bad name', zipSync(inFolder('My Squares/')), /cannot be an address/, 'My Squares/', 'my-squares'],
  [
    'GitHub’s download of a repository',
    zipSync({ ...inFolder('course-main/exercises/squares/'), 'course-main/README.md': text('# Course') }),
    /inside other folders.*download of a repository/,
    'course-main/exercises/squares/',
    'squares',
  ],
  [
    'GitHub’s download of one exercise',
    zipSync({ ...inFolder('squares-main/'), 'squares-main/README.md': text('# Squares') }),
    /No exercise has such a file/,
    'squares-main/',
    'squares-main',
  ],
  [
    'a zip within a zip',
    zipSync({ 'handed/squares.zip': exportFolder(templateFolder()) }),
    /in a zip within the zip, "handed\/squares\.zip"/,
    'handed/squares.zip!/squares/',
    'squares',
  ],
  [
    'a flat zip within a zip',
    zipSync({ 'squares.zip': zipSync(inFolder('')), '__MACOSX/._squares.zip': text('x') }),
    /in a zip within the zip/,
    'squares.zip!/',
    'square',
  ],
];

describe.each(kinds)('%s', (_, zip, said, path, slug) => {
  test('is refused with what it is, once, and offered', () => {
    const read = readArchive(zip, studio);
    expect(read.folder).toBeNull();
    expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(read.diagnostics.map(({ message }) => message).join('\n')).toMatch(said);
    expect(read.places).toEqual([{ path, slug }]);
  });

  test('is read from the place that is offered', () => {
    const read = readArchive(zip, { ...studio, from: path });
    expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(read.folder?.slug).toBe(slug);
    expect([...(read.folder?.files.keys() ?? [])]).toEqual(files);
    expect(read.places).toEqual([]);
  });
});

test('several exercises are offered one by one, of a repository of thousands of files', () => {
  const others = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`course-main/src/${i}.ts`, text('')]));
  const zip = zipSync({ ...others, ...inFolder('course-main/a/'), ...inFolder('course-main/b/') });
  const read = readArchive(zip, studio);
  expect(read.places.map(({ slug }) => slug)).toEqual(['a', 'b']);
  expect(read.diagnostics).toMatchObject([
    { message: 'The archive has 2 exercises, as the download of a repository has.' },
  ]);
  expect(readArchive(zip, { ...studio, from: 'course-main/b/' }).folder?.slug).toBe('b');
});

test('files beside the exercise are left out of a place that was chosen, with a word', () => {
  const zip = zipSync({ ...inFolder('squares-main/'), 'squares-main/README.md': text('#') });
  expect(readArchive(zip, { ...studio, from: 'squares-main/' }).diagnostics).toContainEqual(
    expect.objectContaining({ severity: 'warning', file: 'squares-main/README.md' }),
  );
});

test('a place that is not there is refused, also one that leads out', () => {
  const zip = zipSync(inFolder('deep/er/squares/'));
  for (const from of ['', 'x/', 'deep/../', '../', 'x.zip!/'])
    expect(readArchive(zip, { ...studio, from })).toMatchObject({ folder: null, places: [{ slug: 'squares' }] });
});

test('a zip within that would burst is not opened', () => {
  const bomb = zipSync({ 'exercise.yaml': new Uint8Array(2 ** 26) });
  const read = readArchive(zipSync({ 'a/bomb.zip': zipSync({ 'b.zip': bomb, c: new Uint8Array(2 ** 24) }) }), studio);
  expect(read).toMatchObject({ folder: null, places: [] });
});
