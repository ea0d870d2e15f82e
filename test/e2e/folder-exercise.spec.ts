/** The guide for authors, followed to the letter in the repository: a student elsewhere solves what comes of it. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { followGuide, guideSteps } from '../helpers/follow-guide';
import { copyRepository } from '../helpers/repository-copy';
import { createClass, setUp, signUp, somebody, test } from './fixtures';
import { NablaServer } from './server';
import { button, checks, openExercise, typeCode } from './workbench';

test('a folder made by the guide is served with the course, and a student solves it', async ({ profile }) => {
  test.setTimeout(240_000);
  const copy = await copyRepository({ built: true });
  await followGuide(copy, await guideSteps());
  const server = await NablaServer.create({}, copy.root);
  try {
    const teacher = await profile(server);
    await setUp(teacher, server, somebody('Tove'));
    const joinCode = await createClass(teacher, 'Softplus class');

    const student = await profile(server);
    await signUp(student, joinCode, somebody('Sol'));
    await student.goto('/');
    await expect(student.getByRole('heading', { name: 'Softplus' })).toBeVisible();
    await openExercise(student, 'softplus');
    const mistake = 'exercises/softplus/mistakes/';
    const wrong = (await guideSteps()).find((step) => step.kind === 'write' && step.file.startsWith(mistake));
    if (wrong?.kind !== 'write') throw new Error('The guide writes no mistake.');
    await typeCode(student, wrong.text);
    await button(student, 'Run').click();
    await expect(checks(student).filter({ hasText: 'Not yet' }).first()).toBeVisible();
    await typeCode(student, await readFile(join(copy.root, 'exercises/softplus/solution.ts'), 'utf8'));
    await button(student, 'Submit').click();
    await expect(student.getByText(/Solved: \d+ of \d+ points/)).toBeVisible({ timeout: 60_000 });
    // Before their server goes, of which they would complain.
    await Promise.all([teacher, student].map((page) => page.context().close()));
  } finally {
    await server.dispose();
    await copy.remove();
  }
});
