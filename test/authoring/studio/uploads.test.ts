/** Images of lessons: what is taken, who sees them, and what a hostile author makes of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as foldersRoom from '@/lib/authoring/studio/folders.server';
import * as newExerciseRoom from '@/lib/authoring/studio/new-exercise.server';
import * as publishRoom from '@/lib/authoring/studio/publish.server';
import * as uploadsRoom from '@/lib/authoring/studio/uploads.server';
import { getUpload } from '@/lib/authoring/studio/uploads.server';
import { renderMarkdown } from '@/lib/content/lesson/render';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { forInstructor } from '../../helpers/door';
import { lessonMarkup } from '../../helpers/lesson-markup';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const createExercise = forInstructor(newExerciseRoom.createExercise);
const getFolder = forInstructor(foldersRoom.getFolder);
const saveFolder = forInstructor(foldersRoom.saveFolder);
const publishExercise = forInstructor(publishRoom.publishExercise);
const unpublishExercise = forInstructor(publishRoom.unpublishExercise);
const addUpload = forInstructor(uploadsRoom.addUpload);
const listUploads = forInstructor(uploadsRoom.listUploads);
const removeUpload = forInstructor(uploadsRoom.removeUpload);

const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const bytes = (text: string) => Buffer.from(text, 'latin1');

describe('in the database', () => {
  freshDatabase();
  const sandbox = serverSandbox();
  let author: Viewer;
  let student: Viewer;
  let stranger: Viewer;
  beforeAll(() => provideSandbox(sandbox));
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    author = await makeInstructor();
    student = await makeUser();
    stranger = await makeUser();
    const { id } = await makeClass([
      [author, 'instructor'],
      [student, 'student'],
    ]);
    await createExercise(author, 'softplus', id);
  });
  const sees = (viewer: Viewer | null) =>
    getUpload(viewer, 'softplus', 'curve.png').then(
      () => true,
      (error: unknown) => {
        if (error instanceof NotFound) return false;
        throw error;
      },
    );

  test('is seen by those who see the exercise, stays while a published lesson shows it, and must be there to publish', async () => {
    const { files } = await getFolder(author, 'softplus');
    const lesson = `${files['lesson.md']}\n\n![The curve](uploads/curve.png)\n`;
    await saveFolder(author, 'softplus', { ...files, 'lesson.md': lesson }, 1);
    expect(await publishExercise(author, 'softplus', 2)).toMatchObject({
      kind: 'refused',
      diagnostics: [{ file: 'lesson.md', message: 'There is no image "curve.png".' }],
    });
    await addUpload(author, 'softplus', 'curve.png', png);
    expect(await Promise.all([author, student, stranger, null].map(sees))).toEqual([true, false, false, false]);
    expect(await publishExercise(author, 'softplus', 2)).toMatchObject({ kind: 'published' });
    expect(await Promise.all([author, student, stranger, null].map(sees))).toEqual([true, true, false, false]);
    await expect(removeUpload(author, 'softplus', 'curve.png')).rejects.toThrow('published lesson shows');
    await unpublishExercise(author, 'softplus');
    expect(await sees(student)).toBe(false);
    await removeUpload(author, 'softplus', 'curve.png');
    expect(await listUploads(author, 'softplus')).toEqual([]);
  });

  test('what is no image, too large, too many or there already is refused by name', async () => {
    const add = (name: string, content: Uint8Array) => addUpload(author, 'softplus', name, content);
    await expect(add('x.svg', bytes('<svg onload="alert(1)"/>'))).rejects.toThrow('SVG is not taken');
    await expect(add('x.png', bytes('<html><script>alert(1)</script>'))).rejects.toThrow('whatever its name says');
    await expect(add('x.png', bytes('GIF89a/*'))).rejects.toThrow('end in .gif');
    await expect(add('x.png', Buffer.concat([png, Buffer.alloc(2 ** 20)]))).rejects.toThrow('larger than 1 MB');
    for (const name of ['../x.png', 'a/b.png', '.png', 'x y.png', 'x\u202egnp.png', ''])
      await expect(add(name, png)).rejects.toThrow(InvalidRequest);
    await add('a.png', png);
    await expect(add('a.png', png)).rejects.toThrow('a.png already');
    for (let count = 1; count < 20; count++) await add(`${count}.png`, png);
    await expect(add('more.png', png)).rejects.toThrow('at most 20');
    await expect(addUpload(student, 'softplus', 's.png', png)).rejects.toThrow(Forbidden);
    await expect(addUpload(await makeInstructor(), 'softplus', 's.png', png)).rejects.toThrow(NotFound);
  });
});

describe('in a lesson', () => {
  const draw = async (markdown: string) => (await lessonMarkup(markdown, '/api/studio/uploads/softplus')).lesson;

  test('gets its address from the page, and a hint shows its text', async () => {
    expect(await draw('![A curve](uploads/a.png)')).toContain(
      '<img src="/api/studio/uploads/softplus/a.png" alt="A curve"',
    );
    expect(await renderMarkdown('![A curve](uploads/a.png)')).toBe('<p>A curve</p>');
  });

  test.each([
    '![x](uploads/../../../auth/signout)',
    '![x](uploads/a.png?x=1)',
    '![x](uploads//evil.example/a.png)',
    '![x](https://evil.example/pixel.png)',
    '![x](//evil.example/pixel.png)',
    '![x](data:image/svg+xml;base64,PHN2Zz4=)',
    '![x](javascript:alert(1))',
    '![x][ref]\n\n[ref]: https://evil.example/pixel.png',
    '<img src="uploads/a.png" onerror="alert(1)">',
    '<script>alert(1)</script><iframe src="https://evil.example"></iframe>',
    '[click](javascript:alert(1)) [click](data:text/html,x) [click](vbscript:x)',
    '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
    ':::task{onclick="alert(1)" style="position:fixed"}\nx\n:::',
    '$\\href{javascript:alert(1)}{x}$ $\\includegraphics{https://evil.example/x.png}$',
  ])('%s loads and runs nothing', async (markdown) => {
    const html = await draw(markdown);
    expect(html).not.toMatch(/<img|<script|<iframe|onerror|onclick|javascript:alert\(1\)"|vbscript:x"|href="data:/);
    expect(html).not.toMatch(/(?:src|href|style)="[^"]*(?:evil|javascript|fixed)/);
  });
});
