/** An acknowledged submission survives the loss of the server. */
import { randomUUID } from 'node:crypto';
import { expect } from '@playwright/test';
import { createClass, setUp, signUp, somebody, test } from './fixtures';
import { exerciseFile, listAttempts, postAttempt, verdict } from './workbench';

test('a submission acknowledged before kill -9 is there after the restart, once, and gets its verdict', {
  tag: '@database',
}, async ({ ownServer, profile }) => {
  test.setTimeout(180_000);
  const server = await ownServer();
  const staff = await profile(server);
  await setUp(staff, server, somebody('Ines'));
  const joinCode = await createClass(staff, 'Durable');
  await staff.close();
  const page = await profile(server);
  await signUp(page, joinCode, somebody('Sami'));
  const solution = await exerciseFile('relu', 'solution.ts');
  const id = randomUUID();

  await postAttempt(page, id, 'relu', solution);
  await server.kill();
  await server.start();

  expect(await verdict(page, id)).toMatchObject({ id, outcome: 'passed' });
  await postAttempt(page, id, 'relu', solution);
  expect(await listAttempts(page, 'relu')).toHaveLength(1);
  expect(await server.stop(), server.output).toBe(0);
});
