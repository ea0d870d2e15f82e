/** Instants are said in one place, lib/core/time, and shown by one component: a second way would disagree with it. */
import { expect, test } from 'vitest';
import { readTree } from './imports';

/** The browser's methods that make words of an instant. A clock's settings may be asked for. */
const formatting =
  /\.toLocale(?:Date|Time)String\(|\bDateTimeFormat\((?!\)\.resolvedOptions)|\.to(?:UTC|Date|Time|GMT)String\(/;
/** As numbers take it too, only what stands beside a date. */
const dates = /(?:Date\([^)]*\)|[aA]t|[dD]ate)\.toLocaleString\(|(?:dateStyle|timeStyle)\b/;
/** A word for a reader, not a constructor's or a comment's. */
const utc = /['"`>][^'"`<>]*\bUTC['"`<]/;

function waysIn(text: string): readonly RegExp[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [formatting, dates, utc].filter((way) => way.test(code));
}

/** Where UTC is a zone to choose or to set, not words about an instant. */
const named = new Set([
  'lib/core/time/',
  'app/shell/reader.tsx',
  'lib/platform/db/connection.server.ts',
  'lib/teaching/classes/actions.ts',
  'lib/teaching/classes/classes.server.ts',
  'lib/teaching/public-api/resources.ts',
  'app/teach/classes/[classId]/log/details.tsx',
]);

test('no other file makes words of an instant', () => {
  const { files } = readTree(process.cwd(), ['app', 'lib']);
  const found = [...files]
    .filter(([file]) => ![...named].some((place) => file.startsWith(place)))
    .filter(([, text]) => waysIn(text).length > 0);
  expect(found.map(([file]) => file)).toEqual([]);
});

test('a second way is noticed', () => {
  expect(waysIn("new Date(at).toLocaleString('en-GB')")).toHaveLength(1);
  expect(waysIn('at.toLocaleTimeString()')).toHaveLength(1);
  expect(waysIn("new Intl.DateTimeFormat('de').format(at)")).toHaveLength(1);
  expect(waysIn('`$' + '{wall} UTC`')).toHaveLength(1);
  expect(waysIn("count.toLocaleString('en')")).toEqual([]);
  expect(waysIn('Intl.DateTimeFormat().resolvedOptions().timeZone')).toEqual([]);
});
