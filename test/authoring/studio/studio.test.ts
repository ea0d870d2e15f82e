/** Exercises written in the browser: saved, published by what the server bakes, seen by those whom they are for. */

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as foldersRoom from '@/lib/authoring/studio/folders.server';
import * as authoredRoom from '@/lib/authoring/studio/list-authored.server';
import * as newExerciseRoom from '@/lib/authoring/studio/new-exercise.server';

import * as publishRoom from '@/lib/authoring/studio/publish.server';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { verifyForVisitor } from '@/lib/learning/attempts/visitor.server';
import { findExercise, getCurrent, listExercises } from '@/lib/learning/catalogue/find.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { listClassExercises, listCourse } from '@/lib/learning/progress/course.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as assignmentsRoom from '@/lib/teaching/assignments/assignments.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forInstructor } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const createExercise = forInstructor(newExerciseRoom.createExercise);
const forkExercise = forInstructor(newExerciseRoom.forkExercise);
const removeExercise = forInstructor(foldersRoom.removeExercise);
const restoreExercise = forInstructor(foldersRoom.restoreExercise);
const getFolder = forInstructor(foldersRoom.getFolder);
const listAuthored = forInstructor(authoredRoom.listAuthored);
const listVersions = forInstructor(foldersRoom.listVersions);
const saveFolder = forInstructor(foldersRoom.saveFolder);
const publishExercise = forInstructor(publishRoom.publishExercise);
const unpublishExercise = forInstructor(publishRoom.unpublishExercise);
const addAssignments = forClassInstructor(assignmentsRoom.addAssignments);

const db = freshDatabase();
const sandbox = serverSandbox();
let author: Viewer;
let colleague: Viewer;
let student: Viewer;
let classId: string;

beforeAll(() => provideSandbox(sandbox));
afterAll(() => sandbox.close());
beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  author = await makeInstructor();
  colleague = await makeInstructor();
  student = await makeUser();
  ({ id: classId } = await makeClass([
    [author, 'instructor'],
    [colleague, 'instructor'],
    [student, 'student'],
  ]));
});

describe('writing', () => {
  test('begins with a template that publishes as it is', async () => {
    await createExercise(author, 'softplus', classId);
    expect((await getFolder(author, 'softplus')).files['exercise.yaml']).toMatch(/^title: Softplus$/m);
    const outcome = await publishExercise(author, 'softplus', 1);
    expect(outcome).toMatchObject({ kind: 'published' });
    expect(await listAuthored(author)).toMatchObject([
      { slug: 'softplus', published: true, version: 1, publishedVersion: 1 },
    ]);
    expect(await findExercise(student, 'softplus')).toMatchObject({ revision: { title: 'Softplus' } });
  });

  test('of two authors who save the same version the second is told what is there', async () => {
    await createExercise(author, 'softplus', classId);
    const { files } = await getFolder(author, 'softplus');
    const mine = { ...files, 'lesson.md': '# Mine' };
    const theirs = { ...files, 'lesson.md': '# Theirs' };
    expect(await saveFolder(colleague, 'softplus', theirs, 1)).toMatchObject({ kind: 'saved', version: 2 });
    const second = await saveFolder(author, 'softplus', mine, 1);
    expect(second).toMatchObject({ kind: 'conflict', latest: { version: 2, files: { 'lesson.md': '# Theirs' } } });
    expect(await saveFolder(colleague, 'softplus', theirs, 1)).toMatchObject({ kind: 'saved', version: 2 });
  });

  test('keeps a history from which every kept version comes back', async () => {
    await createExercise(author, 'softplus', null);
    const { files } = await getFolder(author, 'softplus');
    for (const version of [1, 2, 3, 4])
      await saveFolder(author, 'softplus', { ...files, 'lesson.md': `# ${version}` }, version);
    const versions = (await listVersions(author, 'softplus')).map(({ version }) => version);
    expect(versions.slice(0, 2)).toEqual([5, 4]);
    for (const version of versions) expect((await getFolder(author, 'softplus', version)).version).toBe(version);
  });

  test('refuses files that have no place in an exercise, by name', async () => {
    await createExercise(author, 'softplus', null);
    const { files } = await getFolder(author, 'softplus');
    const save = (more: Record<string, string>) => saveFolder(author, 'softplus', { ...files, ...more }, 1);
    await expect(save({ 'reference.ts': '' })).rejects.toThrow('full rights');
    await expect(save({ '../x.ts': '' })).rejects.toThrow('"../x.ts" cannot be');
    await expect(save({ 'mistakes/A B.ts': '' })).rejects.toThrow(InvalidRequest);
    await expect(save({ 'lesson.md': 'x'.repeat(500_000) })).rejects.toThrow('characters together');
    expect(await getFolder(author, 'softplus')).toMatchObject({ version: 1 });
  });

  test('a name is taken once, over the course and all studios', async () => {
    await expect(createExercise(author, 'double', null)).rejects.toThrow('called "double" already');
    await createExercise(author, 'softplus', null);
    await expect(createExercise(colleague, 'softplus', null)).rejects.toThrow(InvalidRequest);
  });

  test('a name that the studio has is left out of the course, which is published all the same', async () => {
    await createExercise(author, 'softplus', null);
    const clash = makeRevision({ slug: 'softplus', id: 'e'.repeat(32) });
    const fine = makeRevision({ slug: 'elu', id: 'd'.repeat(32) });
    const published = await publishCourse('Test', [clash, fine]);
    expect(published).toMatchObject({ clashing: ['softplus'], changed: ['elu'] });
    const { ownerId } = await db().exercise.findUniqueOrThrow({ where: { slug: 'softplus' } });
    expect(ownerId).toBe(author.id);
  });

  test('a copy of a course’s exercise comes without its reference and publishes', async () => {
    await publishCourse('Test', [makeRevision({ slug: 'sigmoid', id: 'f'.repeat(32) })]);
    await forkExercise(author, 'sigmoid', 'my-sigmoid', null);
    const { files } = await getFolder(author, 'my-sigmoid');
    expect(Object.keys(files)).toContain('solution.ts');
    expect(Object.keys(files)).not.toContain('reference.ts');
    expect(await publishExercise(author, 'my-sigmoid', 1)).toMatchObject({ kind: 'published' });
  });
});

describe('publishing', () => {
  test('what does not bake is not published, and everything that is wrong is told', async () => {
    await createExercise(author, 'softplus', classId);
    const { files } = await getFolder(author, 'softplus');
    const yaml = (files['exercise.yaml'] ?? '').replace(/^summary:/m, 'sumary:').replace(/^title: .*$/m, 'title: ""');
    const broken = { ...files, 'exercise.yaml': yaml };
    await saveFolder(author, 'softplus', broken, 1);
    const outcome = await publishExercise(author, 'softplus', 2);
    expect(outcome.kind).toBe('refused');
    expect(outcome.diagnostics.filter(({ severity }) => severity === 'error').length).toBeGreaterThan(1);
    expect(await findExercise(student, 'softplus')).toBeNull();
  });

  test('an older version than the latest is not', async () => {
    await createExercise(author, 'softplus', classId);
    const { files } = await getFolder(author, 'softplus');
    await saveFolder(author, 'softplus', { ...files, 'alternatives/other.ts': files['solution.ts'] ?? '' }, 1);
    await expect(publishExercise(author, 'softplus', 1)).rejects.toThrow('latest version');
  });

  test('a new version is a new revision, and attempts keep theirs', async () => {
    await createExercise(author, 'softplus', classId);
    await publishExercise(author, 'softplus', 1);
    const attempt = await submitAttempt(student, { id: randomUUID(), slug: 'softplus', source: '' });
    const { files } = await getFolder(author, 'softplus');
    const changed = (files['exercise.yaml'] ?? '').replace(/^title: .*$/m, 'title: Soft plus');
    await saveFolder(author, 'softplus', { ...files, 'exercise.yaml': changed }, 1);
    await publishExercise(author, 'softplus', 2);
    const { revisionId } = await getCurrent(student, 'softplus');
    expect(revisionId).not.toBe(attempt.revisionId);
    expect(await db().attempt.findUnique({ where: { id: attempt.id } })).toMatchObject({
      revisionId: attempt.revisionId,
    });
  });

  test('withdrawn and deleted exercises are gone for students, and come back', async () => {
    await createExercise(author, 'softplus', classId);
    await publishExercise(author, 'softplus', 1);
    await unpublishExercise(author, 'softplus');
    expect(await findExercise(student, 'softplus')).toBeNull();
    await publishExercise(author, 'softplus', 1);
    expect(await findExercise(student, 'softplus')).not.toBeNull();
    await removeExercise(author, 'softplus');
    expect(await findExercise(student, 'softplus')).toBeNull();
    await expect(publishExercise(author, 'softplus', 1)).rejects.toThrow('deleted');
    await restoreExercise(author, 'softplus');
    expect(await publishExercise(author, 'softplus', 1)).toMatchObject({ kind: 'published' });
  });

  test('publishing the course again leaves the studio alone', async () => {
    await createExercise(author, 'softplus', classId);
    await publishExercise(author, 'softplus', 1);
    await publishCourse('Test', [makeRevision()]);
    expect(await findExercise(student, 'softplus')).not.toBeNull();
  });
});

describe('who sees it', () => {
  test('the class’s students and nobody else', async () => {
    await createExercise(author, 'softplus', classId);
    await publishExercise(author, 'softplus', 1);
    const stranger = await makeUser();
    const sees = async (viewer: Viewer | null) => (await findExercise(viewer, 'softplus')) !== null;
    expect(await Promise.all([student, author, colleague, stranger, null].map(sees))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    await expect(submitAttempt(stranger, { id: randomUUID(), slug: 'softplus', source: '' })).rejects.toThrow(NotFound);
    await expect(verifyForVisitor({ slug: 'softplus', source: '' }, '::1')).rejects.toThrow(NotFound);
    expect((await listClassExercises(student)).map(({ slug }) => slug)).toEqual(['softplus']);
    expect(await listClassExercises(stranger)).toEqual([]);
    expect((await listCourse(student)).map(({ slug }) => slug)).toEqual(['double']);
    expect((await listExercises()).map(({ slug }) => slug)).toEqual(['double']);
  });

  test('an author’s own is for the classes that it is assigned to', async () => {
    await createExercise(author, 'softplus', null);
    await publishExercise(author, 'softplus', 1);
    expect(await findExercise(student, 'softplus')).toBeNull();
    const { id: exerciseId } = await db().exercise.findUniqueOrThrow({ where: { slug: 'softplus' } });
    const item = { exerciseId, part: 'exercise' as const, points: 1 };
    const dates = { opensAt: null, dueAt: null, latePolicy: 'none' as const, latePercent: 0 };
    await expect(addAssignments(colleague, classId, [item], dates)).rejects.toThrow(NotFound);
    await addAssignments(author, classId, [item], dates);
    expect(await findExercise(student, 'softplus')).not.toBeNull();
  });

  test('only its authors write it', async () => {
    await createExercise(author, 'softplus', null);
    await createExercise(author, 'shared', classId);
    await expect(getFolder(colleague, 'softplus')).rejects.toThrow(NotFound);
    await expect(forkExercise(colleague, 'softplus', 'stolen', null)).rejects.toThrow(NotFound);
    await expect(publishExercise(colleague, 'softplus', 1)).rejects.toThrow(NotFound);
    expect(await getFolder(colleague, 'shared')).toMatchObject({ version: 1 });
    await expect(getFolder(student, 'shared')).rejects.toThrow(Forbidden);
    await expect(createExercise(student, 'mine', null)).rejects.toThrow(Forbidden);
    await expect(getFolder(author, 'double')).rejects.toThrow(NotFound);
  });
});
