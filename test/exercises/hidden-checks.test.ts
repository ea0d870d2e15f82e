/** What a student reads of the hidden checks of every exercise in the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exerciseSchema } from '@/lib/core/exercise/schema';

const slugs = readdirSync('exercises', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What formulas are made of says nothing of inputs. */
const formulaNumbers = new Set([0, 1, 2]);

/** All numbers written anywhere in a check: inputs, bounds, sizes, seeds. */
function numbersIn(part: unknown): readonly number[] {
  if (typeof part === 'number') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(numbersIn) : [];
}

describe.each(slugs)('%s', (slug) => {
  const { checks } = exerciseSchema.parse(parse(readFileSync(`exercises/${slug}/exercise.yaml`, 'utf8')));
  const hidden = checks.filter(({ visibility }) => visibility === 'hidden');

  test.each(hidden.map(({ name, about }) => ({ name, about: about ?? '' })))(
    '"$name" tells the kind of its inputs in a sentence, and no value',
    ({ about }) => {
      expect(about).toMatch(/^[A-Z].+\.$/);
      expect(about).not.toMatch(/\d/);
    },
  );

  test.each(hidden)(
    '"$name" has a ladder of hints, in which no number of its inputs stands',
    ({ hints = [], ...check }) => {
      expect(hints.length).toBeGreaterThanOrEqual(2);
      const secret = numbersIn(check).filter((number) => !formulaNumbers.has(Math.abs(number)));
      const said = hints.flatMap((hint) => (hint.match(/\d[\d.]*(?:e[+-]?\d+)?/g) ?? []).map(Number));
      expect(said.filter((number) => secret.includes(number))).toEqual([]);
      expect(said.filter((number) => !formulaNumbers.has(number))).toEqual([]);
    },
  );
});
