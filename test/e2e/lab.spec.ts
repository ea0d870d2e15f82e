/** The Gradient lab: a shared link, training, guided experiments, the reader's own code, and who may use it. */
import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectAccessible } from './accessible';
import { test } from './fixtures';
import { button, exerciseFile, openExercise, typeCode } from './workbench';

const link = '/lab?depth=4&width=8&activation=relu&initialisation=he&learningRate=0.3&seed=3';

async function openLab(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('step 0', { exact: true })).toBeVisible();
}

/** Takes steps one by one, by keyboard. */
async function takeSteps(page: Page, count: number): Promise<void> {
  const step = page.getByRole('button', { name: 'One step' });
  for (let taken = 1; taken <= count; taken++) {
    await expect(step).toBeEnabled();
    await step.press('Enter');
    await expect(page.getByText(`step ${taken}`, { exact: true })).toBeVisible();
  }
}

async function readCsv(page: Page): Promise<string> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'CSV' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toBe('nabla-lab-seed-3.csv');
  return readFile(await download.path(), 'utf8');
}

test('a shared link trains the same network for everyone, and its numbers can be taken away', async ({ profile }) => {
  const curves: string[] = [];
  for (const page of [await profile(), await profile()]) {
    await openLab(page, link);
    await takeSteps(page, 3);
    curves.push(await readCsv(page));
  }
  expect(curves[0]?.split('\r\n')).toHaveLength(6);
  expect(curves[1]).toBe(curves[0]);
});

test('training moves the numbers, pausing stops them, a change begins anew', async ({ profile }) => {
  const page = await profile();
  await openLab(page, link);
  await page.getByRole('button', { name: 'Train' }).press('Enter');
  await expect(page.getByText(/^Step [1-9]\d+: loss/)).toBeVisible();
  await page.getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Train' })).toBeVisible();
  await page.getByRole('switch', { name: 'Batch normalisation' }).press('Space');
  await expect(page).toHaveURL(/batchNorm=1/);
  await expect(page.getByText('step 0', { exact: true })).toBeVisible();
});

test('the guided experiments check themselves', async ({ profile }) => {
  const page = await profile();
  await openLab(page, '/lab');
  await page.getByRole('button', { name: 'Find the first layer that still learns' }).click();
  const first = page.getByRole('region', { name: 'Find the first layer that still learns' });
  await first.getByRole('button', { name: 'Set up' }).click();
  await first.getByRole('button', { name: 'Check' }).click();
  await expect(first.getByText('Press "Reset" and then "One step"')).toBeVisible();
  await takeSteps(page, 1);
  await page.getByText('The numbers behind the figures').click();
  const ratios = await page.getByRole('row').locator('td:nth-of-type(2)').allTextContents();
  const answer = ratios.slice(0, -1).findIndex((ratio) => Number(ratio) >= 1e-5) + 1;
  await first.getByLabel('The number of the layer').fill(String(answer));
  await first.getByRole('button', { name: 'Check' }).click();
  await expect(first.getByText(`Layer ${answer} it is`)).toBeVisible();

  await page.getByRole('button', { name: 'Rescue it with two changes' }).click();
  const second = page.getByRole('region', { name: 'Rescue it with two changes' });
  await second.getByRole('button', { name: 'Set up' }).click();
  await page.getByRole('switch', { name: 'Batch normalisation' }).press('Space');
  await page.getByRole('switch', { name: 'Residual connections' }).press('Space');
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByText(/(9[6-9]|100) % right/)).toBeVisible({ timeout: 40_000 });
  await second.getByRole('button', { name: 'Check' }).click();
  await expect(second.getByText(/with batch normalisation and residual connections changed/)).toBeVisible();

  await page.getByRole('button', { name: 'Can clipping save a vanishing gradient?' }).click();
  const third = page.getByRole('region', { name: 'Can clipping save a vanishing gradient?' });
  await third.getByRole('button', { name: 'Set up' }).click();
  await third.getByRole('button', { name: 'Check' }).click();
  await expect(third.getByText('Set the gradient clipping to "By global norm".')).toBeVisible();
  await page.getByRole('combobox', { name: 'Gradient clipping' }).click();
  await page.getByRole('option', { name: 'By global norm' }).click();
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByText(/^Step ([5-9]\d|\d{3,}): loss/)).toBeVisible({ timeout: 40_000 });
  await third.getByRole('button', { name: 'Check' }).click();
  await expect(third.getByText(/gradient was about 10\^-\d+ of the output/)).toBeVisible();
});

test('a run that diverges says so and shows no NaN', async ({ profile }) => {
  const page = await profile();
  await openLab(page, '/lab?depth=20&activation=relu&initialisation=normal&learningRate=50');
  await page.getByRole('button', { name: 'Train' }).click();
  await expect(page.getByText('This run diverged')).toBeVisible();
  await expect(page.getByText('NaN')).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Train' })).toBeDisabled();
});

test('two runs are compared side by side, from one address', async ({ profile }) => {
  const page = await profile();
  await openLab(page, link);
  await page.getByRole('button', { name: 'Compare with a second run' }).click();
  await page.getByText('Run B', { exact: true }).first().click();
  await page.getByRole('switch', { name: 'Residual connections' }).press('Space');
  await page.reload();
  await expect(page.getByRole('region', { name: 'Run A' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Run B' })).toBeVisible();
});

test('a known mistake drives the net, and one’s own code only once there is some', async ({ profile }) => {
  const page = await profile();
  await openLab(page, '/lab?depth=3&width=8&code=relu:mask-inverted');
  await takeSteps(page, 2);
  await page.goto('/lab?depth=3&width=8&code=relu');
  await expect(page.getByText('You have not solved the exercise “ReLU” yet')).toBeVisible();
});

test('solved: the student’s own clipping is drawn beside the textbook’s, and drives the net', async ({ profile }) => {
  const page = await profile();
  await openExercise(page, 'gradient-clipping');
  await typeCode(page, await exerciseFile('gradient-clipping', 'solution.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText(/^Solved: \d+ of \d+ points/)).toBeVisible();
  const drawn = page.getByRole('figure', { name: 'Your functions beside the textbook’s' });
  await expect(drawn.getByText('The two agree everywhere.')).toBeVisible();
  await drawn.getByRole('slider').press('ArrowRight');

  await page.getByRole('link', { name: 'Train a network with your code' }).click();
  await expect(page.getByText('step 0', { exact: true })).toBeVisible();
  await expect(page.getByLabel('Whose code: Clipping')).toHaveValue('My “Gradient clipping”');
  await takeSteps(page, 2);
});

test('the lab breaks no rule of axe', async ({ profile }) => {
  const page = await profile();
  await openLab(page, link);
  await takeSteps(page, 2);
  await page.getByRole('button', { name: 'Rescue it with two changes' }).click();
  await page.getByText('The numbers behind the figures').click();
  await expectAccessible(page, 'the lab');
});
