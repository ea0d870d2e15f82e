import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exerciseJsonSchema, jsonSchemaFile } from '@/lib/exercise/json-schema';

test('the schema that editors read is current: "npm run exercise -- schema" writes it', () => {
  expect(JSON.parse(readFileSync(jsonSchemaFile, 'utf8'))).toEqual(exerciseJsonSchema());
});
