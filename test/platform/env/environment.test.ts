import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { EnvironmentInvalid, environmentSchema, parseEnvironment } from '@/lib/platform/env/environment.server';

test('.env.example names every variable and no other', () => {
  const example = readFileSync('.env.example', 'utf8');
  const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
  expect(named.sort()).toEqual(Object.keys(environmentSchema.shape).sort());
});

test('an empty environment gives the embedded database on port 3000', () => {
  const env = parseEnvironment({ DATABASE_URL: '', GITHUB_ID: '' });
  expect(env).toMatchObject({ port: 3000, dataFolder: './data', databaseUrl: null, github: null, oidc: null });
  expect(env).toMatchObject({ url: 'http://localhost:3000', urlIsGiven: false });
});

test('everything that is wrong is named at once', () => {
  const parse = () => parseEnvironment({ PORT: 'web', DATABASE_URL: 'mysql://x', GITHUB_ID: 'abc' });
  expect(parse).toThrow(EnvironmentInvalid);
  expect(parse).toThrow(/PORT/);
  expect(parse).toThrow(/DATABASE_URL must begin with postgresql:/);
  expect(parse).toThrow(/GITHUB_SECRET is missing, although GITHUB_ID is set/);
});

test('the address that people use has no slash at its end', () => {
  expect(parseEnvironment({ NABLA_URL: 'https://nabla.school.edu/' }).url).toBe('https://nabla.school.edu');
});
