/** Export and import: what comes out goes in again unchanged, and what is hostile or broken is refused by name. */
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { exportFolder } from '@/lib/content/exchange/export-folder';
import { type ReadArchive, readArchive } from '@/lib/content/exchange/read-archive';
import { formatDiagnostic } from '@/lib/core/exercise/diagnostics';
import { templateFolder } from '../../helpers/exercise-folder';
import { type RawEntry, rawZip } from './hostile-zip';

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const repository = { keepReference: true };
const studio = { keepReference: false };

const told = ({ diagnostics }: ReadArchive) => diagnostics.map(formatDiagnostic);

describe('an export', () => {
  test('is exactly the folder, and is read back as it was', () => {
    const folder = templateFolder();
    const uploads = new Map([['plot.png', png]]);
    const zip = exportFolder(folder, uploads);
    expect(Object.keys(unzipSync(zip))).toEqual([
      'squares/alternatives/loops.ts',
      'squares/exercise.yaml',
      'squares/lesson.md',
      'squares/mistakes/factor-forgotten.ts',
      'squares/mistakes/upstream-forgotten.ts',
      'squares/reference.ts',
      'squares/solution.ts',
      'squares/starter.ts',
      'squares/uploads/plot.png',
    ]);
    const read = readArchive(zip, repository);
    expect(told(read)).toEqual([]);
    expect(read.folder?.slug).toBe('squares');
    expect(Object.fromEntries(read.folder?.files ?? [])).toEqual(Object.fromEntries(folder.files));
    expect(read.uploads).toEqual(uploads);
  });

  test('has the same bytes in any order of the files and in any time zone', () => {
    const folder = templateFolder();
    const backwards = { ...folder, files: new Map([...folder.files].reverse()) };
    expect(exportFolder(backwards)).toEqual(exportFolder(folder));
    const script = `import('./lib/content/exchange/export-folder.ts').then(({ exportFolder }) =>
      console.log(Buffer.from(exportFolder({ slug: 'a', files: new Map([['lesson.md', 'x']]) })).toString('hex')))`;
    const inZone = (zone: string) =>
      execFileSync(process.execPath, ['--import', 'tsx', '-e', script], {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      });
    expect(inZone('Pacific/Auckland')).toBe(inZone('America/Los_Angeles'));
  });

  test('whatever its texts hold', () => {
    const texts = fc
      .string({ unit: 'grapheme', maxLength: 200 })
      .filter((text) => ![...text].some((char) => (char < ' ' && char !== '\n' && char !== '\t') || char === '\ufeff'));
    fc.assert(
      fc.property(texts, texts, (lesson, starter) => {
        const folder = {
          slug: 'any',
          files: new Map([
            ['lesson.md', lesson],
            ['starter.ts', starter],
          ]),
        };
        expect(readArchive(exportFolder(folder), repository).folder).toEqual(folder);
      }),
    );
  });
});

const entry = (name: string, bytes: RawEntry['bytes'] = 'x', more: Partial<RawEntry> = {}): RawEntry => ({
  name,
  bytes,
  ...more,
});
const lesson = entry('squares/lesson.md', 'Hello');

/** What is refused, and what is said of it. */
const refused: Readonly<Record<string, readonly [RawEntry[], RegExp]>> = {
  'a path out of the folder': [[entry('squares/../../etc/passwd')], /squares\/\.\.\/.*leads out of the folder/],
  'a path out of the folder at the end': [[entry('squares/..')], /leads out of the folder/],
  'an absolute path': [[entry('/etc/passwd')], /\/etc\/passwd.*root of the disk/],
  'a backslash': [[entry('squares\\..\\x.ts')], /backslash/],
  'a drive': [[entry('C:/squares/lesson.md')], /names a drive/],
  'an empty step': [[entry('squares//lesson.md')], /empty step/],
  'a dot': [[entry('./squares/lesson.md')], /empty step/],
  'a NUL in a name': [[entry('squares/lesson.md\0.png')], /control character/],
  'a name of nothing': [[entry('')], /no name/],
  'a link': [[entry('squares/lesson.md', '/etc/passwd', { mode: 0o120777 })], /lesson\.md.*is a link/],
  'the same name twice': [[lesson, lesson], /twice/],
  'names that differ in capitals': [[lesson, entry('squares/Lesson.md')], /same file as "squares\/lesson\.md"/],
  'an encrypted entry': [[entry('squares/lesson.md', 'x', { isEncrypted: true })], /encrypted.*without a password/],
  'a compression that is not read': [[entry('squares/lesson.md', 'x', { method: 93 })], /compressed in a way/],
  'a bomb that owns up': [[entry('squares/lesson.md', new Uint8Array(2 ** 24))], /swells/],
  'a bomb that lies about its size': [
    [entry('squares/lesson.md', new Uint8Array(2 ** 24), { claimedBytes: 10 })],
    /damaged|larger/,
  ],
  'a large text': [[entry('squares/lesson.md', randomText(500_000))], /larger than 400 kB/],
  'texts that are large together': [
    [0, 1, 2].map((number) => entry(`squares/mistakes/m-${number}.ts`, randomText(150_000))),
    /450000 bytes of text together/,
  ],
  'entries that lie over one another': [
    [lesson, entry('squares/starter.ts', 'Hello', { over: 0 })],
    /over one another/,
  ],
  'thousands of files': [
    Array.from({ length: 3000 }, (_, index) => entry(`squares/mistakes/m-${index}.ts`)),
    /3000 entries; at most 200/,
  ],
  'a hundred text files': [
    Array.from({ length: 100 }, (_, index) => entry(`squares/mistakes/m-${index}.ts`)),
    /100 text files; at most 80/,
  ],
  'a wrong checksum': [[entry('squares/lesson.md', 'x', { claimedCrc: 1 })], /damaged/],
  'a zip inside': [[entry('squares/more.zip', zipSync({ a: new Uint8Array(3) }))], /more\.zip.*archive inside/],
  'a zip under another name': [
    [entry('squares/lesson.md', zipSync({ a: new Uint8Array(3) }))],
    /lesson\.md.*is an archive/,
  ],
  'UTF-16': [[entry('squares/lesson.md', utf16('Hello there'))], /lesson\.md.*UTF-16.*Save it as UTF-8/],
  'UTF-16 without a mark': [[entry('squares/lesson.md', utf16('Hello there').slice(2))], /UTF-16/],
  Latin1: [[entry('squares/lesson.md', Uint8Array.from([104, 10, 105, 10, 0xe4, 104]))], /lesson\.md:3.*not in UTF-8/],
  'a control character': [[entry('squares/lesson.md', 'a\nb\u0007')], /lesson\.md:2.*control character \(code 7\)/],
  'an unknown file': [[entry('squares/notes.txt')], /squares\/notes\.txt.*No exercise has such a file/],
  'a script': [[entry('squares/package.json'), entry('squares/node_modules/x/index.js')], /package\.json/],
  'a mistake with capitals': [[entry('squares/mistakes/SignForgotten.ts')], /cannot be used.*lower-case/],
  'an image that is none': [[entry('squares/uploads/plot.png', '<svg onload="alert(1)">')], /no image/],
  'an image of another type': [[entry('squares/uploads/plot.jpg', png)], /image\/png, which its name does not say/],
  'an image in a folder': [[entry('squares/uploads/a/plot.png', png)], /cannot link to/],
  'files without a folder': [[entry('lesson.md')], /lesson\.md.*not in a folder.*Zip the folder itself/],
  'two folders': [[lesson, entry('cubes/lesson.md')], /2 folders: "squares", "cubes"/],
  'a folder with a bad name': [[entry('My Exercise/lesson.md')], /"My Exercise" cannot be an address/],
  'nothing at all': [[], /empty/],
};

function randomText(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return String.fromCharCode(33 + ((state >> 16) % 90));
  }).join('');
}

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));
}

describe('an import refuses', () => {
  test.each(Object.entries(refused))('%s', (_, [entries, message]) => {
    const read = readArchive(rawZip(entries), studio);
    expect(told(read).join('\n')).toMatch(message);
    expect(read.folder).toBeNull();
    expect(read.uploads.size).toBe(0);
    for (const { severity, fix } of read.diagnostics) if (severity === 'error') expect(fix).not.toBeNull();
  });

  test('what is no zip, and one that is cut off anywhere', () => {
    const zip = exportFolder(templateFolder());
    expect(told(readArchive(new TextEncoder().encode('hello'), studio)).join()).toMatch(/not a zip archive/);
    for (let length = 0; length < zip.length; length += 97) {
      const read = readArchive(zip.slice(0, length), studio);
      expect(read.folder).toBeNull();
      expect(read.diagnostics.length).toBeGreaterThan(0);
    }
  });

  test('more than it reads at all', () => {
    expect(told(readArchive(new Uint8Array(13 * 2 ** 20), studio)).join()).toMatch(/has 13 MiB; at most 12 MiB/);
  });

  test('everything at once, not only the first', () => {
    const entries = [
      entry('squares/notes.txt'),
      entry('squares/lesson.md', utf16('Hello there')),
      entry('squares/../x'),
      entry('squares/uploads/a.png'),
    ];
    expect(readArchive(rawZip(entries), studio).diagnostics).toHaveLength(4);
  });

  test('never by throwing, whatever becomes of the bytes', () => {
    const zip = exportFolder(templateFolder());
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(zip.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        (changes) => {
          const changed = zip.slice();
          for (const [place, byte] of changes) changed[place] = byte;
          readArchive(changed, studio);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('an import forgives', () => {
  test('what an operating system puts in, with a word', () => {
    const read = readArchive(
      rawZip([lesson, entry('__MACOSX/squares/._lesson.md'), entry('squares/.DS_Store')]),
      studio,
    );
    expect(read.diagnostics).toMatchObject([
      { severity: 'warning', message: expect.stringMatching(/Left out: "__MACOSX.*1 more/) },
    ]);
    expect([...(read.folder?.files.keys() ?? [])]).toEqual(['lesson.md']);
  });

  test('entries for folders, byte order marks and line ends of Windows', () => {
    const read = readArchive(
      rawZip([entry('squares/', ''), entry('squares/lesson.md', '\ufeffOne\r\ntwo\r\n')]),
      studio,
    );
    expect(read.diagnostics).toEqual([]);
    expect(read.folder?.files.get('lesson.md')).toBe('One\ntwo\n');
  });

  test('a reference in the studio: it is left out, and its author told', () => {
    const zip = exportFolder(templateFolder());
    const read = readArchive(zip, studio);
    expect(read.diagnostics).toMatchObject([
      { severity: 'warning', file: 'squares/reference.ts', message: expect.stringMatching(/left out/) },
    ]);
    expect(read.folder?.files.has('reference.ts')).toBe(false);
    expect(readArchive(zip, repository).folder?.files.has('reference.ts')).toBe(true);
  });
});
