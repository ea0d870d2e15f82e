/** What a student reads of the hidden checks of every exercise in the repository. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { exerciseSchema } from '@/lib/core/exercise/schema';

const slugs = readdirSync('exercises', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

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
});
