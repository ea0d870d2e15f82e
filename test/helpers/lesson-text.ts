/** Lessons as text, and the numbers that they state. A number is right when it is the true one, rounded to the digits shown. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

/** The number in a table cell or formula, such as `0.160366` or `$9.1 \cdot 10^{-13}$`, with half a unit of its last digit. */
function stated(text: string): { value: number; allowed: number } {
  const match = /^\$?(-?\d+(?:\.(\d+))?)(?: \\cdot 10\^\{(-?\d+)\})?\$?$/.exec(text.trim());
  if (match === null) throw new Error(`Not a number: ${text}`);
  const scale = 10 ** Number(match[3] ?? 0);
  return { value: Number(match[1]) * scale, allowed: 0.5001 * scale * 10 ** -(match[2] ?? '').length };
}

/** Whether a stated number is the true one, rounded to the digits that it shows. */
export function expectStated(text: string, truth: number): void {
  const { value, allowed } = stated(text);
  expect(Math.abs(value - truth), `${text} for ${truth}`).toBeLessThanOrEqual(allowed);
}

function lessonOf(slug: string): string {
  return readFileSync(`exercises/${slug}/lesson.md`, 'utf8');
}

/** The rows of the table whose header begins with these cells. */
export function tableOf(slug: string, ...header: string[]): string[][] {
  const lines = lessonOf(slug).split('\n');
  const start = lines.findIndex((line) => line.startsWith(`| ${header.join(' | ')}`));
  if (start < 0) throw new Error(`${slug} has no table ${header.join(', ')}`);
  const length = lines.slice(start).findIndex((line) => !line.startsWith('|'));
  return lines.slice(start + 2, start + length).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The lesson's text with line breaks and double spaces made one space. */
export function proseOf(slug: string): string {
  return lessonOf(slug).replace(/\s+/g, ' ');
}
