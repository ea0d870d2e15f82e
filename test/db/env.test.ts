import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { environmentSchema, InvalidEnvironment, parseEnvironment, publicUrl } from '@/lib/env.server';

test('.env.example names every variable and no other', () => {
  const example = readFileSync('.env.example', 'utf8');
  const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

test('an empty environment gives the embedded database on port 3000', () => {
  const env = parseEnvironment({ DATABASE_URL: '', GITHUB_ID: '' });
  expect(env).toMatchObject({ PORT: 3000, NABLA_DATA: './data', DATABASE_URL: undefined, GITHUB_ID: undefined });
  expect(publicUrl(env)).toBe('http://localhost:3000');
});

test('everything that is wrong is named at once', () => {
  const parse = () => parseEnvironment({ PORT: 'web', DATABASE_URL: 'mysql://x', GITHUB_ID: 'abc' });
  expect(parse).toThrow(InvalidEnvironment);
  expect(parse).toThrow(/PORT/);
  expect(parse).toThrow(/DATABASE_URL must begin with postgresql:/);
  expect(parse).toThrow(/GITHUB_SECRET is missing, although GITHUB_ID is set/);
});

test('the address that people use has no slash at its end', () => {
  expect(publicUrl(parseEnvironment({ NABLA_URL: 'https://nabla.school.edu/' }))).toBe('https://nabla.school.edu');
});
