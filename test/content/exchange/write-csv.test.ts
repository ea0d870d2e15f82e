import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { writeCsv } from '@/lib/content/exchange/write-csv';

test('every text is quoted as RFC 4180 says, quotes, separators and line ends with it', () => {
  expect(writeCsv([['a"b', 'c,d', 'e\nf', 'g']])).toBe('"a""b","c,d","e\nf","g"\r\n');
});

test('a text that a spreadsheet would run as a formula is guarded, on its later lines too', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '=HYPERLINK("http://x")\n=1']) {
    const [[cell] = []] = Papa.parse<string[]>(writeCsv([[text]]), { newline: '\r\n' }).data;
    expect(cell).toBe(`'${text}`);
  }
});

test('no cell starts with a formula under another separator, nor on a line of its own', () => {
  for (const text of ['a;=1+1', 'a\t+1', 'a|@SUM(A1)', 'a\n-1', '"\n=1+1', ';=1+1', '";=1+1;"', '=1;=1'])
    for (const delimiter of [',', ';', '\t', '|']) {
      const csv = writeCsv([['x', text, 'y']]);
      // As a reader sees them that knows no quotes, and as one that does.
      const loose = csv.split(/\r?\n/).flatMap((line) => line.split(delimiter));
      const strict = Papa.parse<string[]>(csv, { delimiter, newline: '\r\n' }).data.flat();
      for (const cell of [...loose, ...strict])
        expect(cell, JSON.stringify([text, delimiter])).not.toMatch(/^[=+\-@\t]/);
    }
});

test('numbers stay numbers, nothing is an empty cell', () => {
  expect(writeCsv([[-1.5, 0, 1e21, null, 'x']])).toBe('-1.5,0,1e+21,,"x"\r\n');
  expect(writeCsv([])).toBe('');
});

test('what is written is read back, whatever the cells hold', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((cell) => !/(^|[;\t|\r\n])[=+\-@\t\r]/.test(cell));
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const read = Papa.parse<string[]>(writeCsv(rows), { newline: '\r\n', delimiter: ',' }).data;
      expect(read.slice(0, -1)).toEqual(rows);
    }),
  );
});
