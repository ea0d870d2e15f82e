import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { exerciseJsonSchema, jsonSchemaFile } from '@/lib/core/exercise/json-schema';

test('the schema that editors read is current: "npm run exercise -- schema" writes it', () => {
  expect(JSON.parse(readFileSync(jsonSchemaFile, 'utf8'))).toEqual(exerciseJsonSchema());
});

test('a validator of JSON Schema, as editors have one, finds the course and the template valid, and a slip of a name wrong', () => {
  const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
    JSON.parse(readFileSync(jsonSchemaFile, 'utf8')),
  );
  const course = readdirSync('exercises', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const files = course.map(({ name }) => `exercises/${name}/exercise.yaml`);
  expect(files).toHaveLength(10);
  for (const file of [...files, 'scripts/exercise-template/exercise.yaml']) {
    const text = readFileSync(file, 'utf8');
    expect(text.split('\n')[0], file).toBe('# yaml-language-server: $schema=../exercise.schema.json');
    const yaml: unknown = parse(text);
    expect(validate(yaml), `${file}: ${JSON.stringify(validate.errors)}`).toBe(true);
  }
  expect(validate({ ...parse(readFileSync(files[0] ?? '', 'utf8')), sumary: 'x' })).toBe(false);
});
