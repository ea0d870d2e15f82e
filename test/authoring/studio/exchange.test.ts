/** The studio's zips: out and in again unchanged, nothing stored before it is asked for, and only by those who may. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import * as exchangeRoom from '@/lib/authoring/studio/exchange.server';
import * as foldersRoom from '@/lib/authoring/studio/folders.server';
import * as authoredRoom from '@/lib/authoring/studio/list-authored.server';
import * as newExerciseRoom from '@/lib/authoring/studio/new-exercise.server';
import { exportFolder } from '@/lib/content/exchange/export-folder';
import { readArchive } from '@/lib/content/exchange/read-archive';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { forInstructor } from '../../helpers/door';
import { templateFolder } from '../../helpers/exercise-folder';
import { makeInstructor, makeUser } from '../../helpers/people';

const exportExercise = forInstructor(exchangeRoom.exportExercise);
const importExercise = forInstructor(exchangeRoom.importExercise);
const inspectImport = forInstructor(exchangeRoom.inspectImport);
const createExercise = forInstructor(newExerciseRoom.createExercise);
const getFolder = forInstructor(foldersRoom.getFolder);
const listAuthored = forInstructor(authoredRoom.listAuthored);

const db = freshDatabase();
const sandbox = serverSandbox();
const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
const archive = exportFolder(templateFolder(), new Map([['plot.png', png]]));
let author: Viewer;

beforeAll(() => provideSandbox(sandbox));
afterAll(() => sandbox.close());
beforeEach(async () => {
  author = await makeInstructor();
});

test('an import is looked at first: the whole report, and nothing stored', async () => {
  const report = await inspectImport(author, archive);
  expect(report).toMatchObject({ slug: 'squares', taken: false, images: 1, bakes: true, baking: [] });
  expect(report.archive).toMatchObject([{ severity: 'warning', file: 'squares/reference.ts' }]);
  expect(await listAuthored(author)).toEqual([]);
});

test('what is imported is exported again as it was, images included', async () => {
  await importExercise(author, archive, 'squares', null);
  const back = readArchive(await exportExercise(author, 'squares'), { keepReference: false });
  expect(back.diagnostics).toEqual([]);
  expect(back.uploads).toEqual(new Map([['plot.png', png]]));
  const sent = templateFolder({ 'reference.ts': null });
  expect(Object.fromEntries(back.folder?.files ?? [])).toEqual(Object.fromEntries(sent.files));
});

test('what does not bake yet may be imported as a draft, and its errors are told', async () => {
  const broken = exportFolder(templateFolder({ 'exercise.yaml': [['title: Square', 'titel: Square']] }));
  const report = await inspectImport(author, broken);
  expect(report).toMatchObject({ slug: 'squares', bakes: false });
  expect(report.baking.length).toBeGreaterThan(0);
  await importExercise(author, broken, 'mended-later', null);
  expect((await getFolder(author, 'mended-later')).files['exercise.yaml']).toMatch(/titel/);
});

test('an archive that is refused stores nothing, however it is asked for', async () => {
  const hostile = new TextEncoder().encode('no zip');
  expect(await inspectImport(author, hostile)).toMatchObject({ slug: null, bakes: false });
  await expect(importExercise(author, hostile, 'squares', null)).rejects.toThrow(InvalidRequest);
  expect(await db().upload.count()).toBe(0);
});

test('a name that is taken is told, and taken by nobody else', async () => {
  await createExercise(author, 'squares', null);
  expect(await inspectImport(author, archive)).toMatchObject({ taken: true });
  await expect(importExercise(author, archive, 'squares', null)).rejects.toThrow(/called "squares" already/);
});

test('students import nothing, and colleagues do not export what is not theirs', async () => {
  const [student, colleague] = await Promise.all([makeUser(), makeInstructor()]);
  await expect(inspectImport(student, archive)).rejects.toThrow(Forbidden);
  await expect(importExercise(student, archive, 'squares', null)).rejects.toThrow(Forbidden);
  await createExercise(author, 'own', null);
  await expect(exportExercise(colleague, 'own')).rejects.toThrow(NotFound);
});
