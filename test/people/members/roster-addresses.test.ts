/** Which addresses a roster may have, and the characters in them that nobody sees. */
import { expect, test } from 'vitest';
import { withoutInvisible } from '@/lib/core/text/invisible';
import { isAddress } from '@/lib/people/members/roster/address';
import { readRoster } from '@/lib/people/members/roster/rows';

test('what the standards take is taken', () => {
  for (const address of [
    'o&leary@school.example',
    "o'brien@school.example",
    'jürgen@school.example',
    'ada@müller.example',
    'ada@xn--mller-kva.example',
    'a.b+c_d%e@sub.school.example',
    '学生@大学.example',
    'ada@school.xn--p1ai',
  ])
    expect(isAddress(address), address).toBe(true);
});

test('what no server would take is refused', () => {
  for (const address of [
    'ada',
    'ada@school',
    '@school.example',
    '.ada@school.example',
    'ada..b@school.example',
    'ada@-school.example',
    'ada@school..example',
    'ada b@school.example',
    'ada@school.example,',
    'ada@b@school.example',
    'ada@10.0.0.1',
    `${'a'.repeat(65)}@school.example`,
  ])
    expect(isAddress(address), address).toBe(false);
});

test('an address is kept in one spelling of its accents', () => {
  const { rows } = readRoster('name,email\nJ,Ju\u0308rgen@school.example\n');
  expect(rows).toMatchObject([{ person: { email: 'j\u00FCrgen@school.example' } }]);
});

test('an invisible character is named with its place, and taken away on request', () => {
  const text =
    'name,email,sid\nZed,zed\u200B@school.example,7\nB\u00ADo,bo@school.example,8\nCy,cy@school.example,\u202A9\n';
  const read = readRoster(text);
  expect(read.repairable).toBe(true);
  expect(read.rows.map((row) => (row.kind === 'bad' ? row.message : row.kind))).toEqual([
    'The e-mail has a zero-width space (U+200B) after “zed”, which nobody sees. Take it away, here or in the file.',
    'The full name has a soft hyphen (U+00AD) after “B”, which nobody sees. Take it away, here or in the file.',
    'The school id has an invisible character (U+202A) at its start, which nobody sees. Take it away, here or in the file.',
  ]);
  const mended = readRoster(withoutInvisible(text));
  expect(mended.repairable).toBe(false);
  expect(mended.rows).toMatchObject([
    { person: { email: 'zed@school.example' } },
    { person: { name: 'Bo' } },
    { person: { schoolId: '9' } },
  ]);
});

test('a word processor’s apostrophe in an address is a slip, in a name it is right', () => {
  const text = 'name,email\nB O’Brien,o’brien@school.example\n';
  const { rows, repairable } = readRoster(text);
  expect(rows).toMatchObject([
    { message: "“o’brien@school.example” is not an e-mail address. Did you mean o'brien@school.example?" },
  ]);
  expect(repairable).toBe(true);
  expect(withoutInvisible(text)).toBe("name,email\nB O’Brien,o'brien@school.example\n");
});

test('joiners stay in names that are spelt with them, and go from addresses', () => {
  const text = 'name,email\nنی\u200Cکی,a\u200Cda@school.example\n';
  expect(withoutInvisible(text)).toBe('name,email\nنی\u200Cکی,ada@school.example\n');
});
