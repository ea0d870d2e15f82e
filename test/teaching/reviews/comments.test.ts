import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import * as commentsRoom from '@/lib/teaching/reviews/comments.server';
import { getOwnReview, listUnseenComments, markCommentsSeen } from '@/lib/teaching/reviews/own.server';
import { freshDatabase } from '../../helpers/database';
import { forStaff } from '../../helpers/door';
import { makeRevision, right } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const addComment = forStaff(commentsRoom.addComment);
const editComment = forStaff(commentsRoom.editComment);
const listComments = forStaff(commentsRoom.listComments);
const removeComment = forStaff(commentsRoom.removeComment);
const restoreComment = forStaff(commentsRoom.restoreComment);

const db = freshDatabase();
let student: Viewer;
let instructor: Viewer;
let assistant: Viewer;
let classId: string;
let attemptId: string;

beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
  [student, instructor, assistant] = [await makeUser(), await makeInstructor(), await makeUser({ name: 'Assia' })];
  classId = (
    await makeClass([
      [instructor, 'instructor'],
      [assistant, 'assistant'],
      [student, 'student'],
    ])
  ).id;
  attemptId = (await submitAttempt(student, { id: randomUUID(), slug: 'double', source: `${right}\n// end` })).id;
});

const comment = (body: string, line: number | null = null, viewer = instructor) =>
  addComment(viewer, classId, { attemptId, line, body });
const listed = (viewer = instructor) => listComments(viewer, classId, attemptId);
const log = () => db().auditEntry.findMany({ orderBy: { id: 'asc' } });

test('a comment on a line and one on the whole reach the student with a notice, until they are seen', async () => {
  await comment('Why **two**?', 2, assistant);
  const whole = await comment('Well done.');
  expect(await listed()).toMatchObject([
    { line: 2, author: 'Assia', html: '<p>Why <strong>two</strong>?</p>', seenAt: null, own: false, removable: true },
    { line: null, author: 'Ingrid', own: true },
  ]);
  expect(await listUnseenComments(student)).toEqual([{ slug: 'double', title: 'Double', count: 2 }]);
  const { comments } = await getOwnReview(student, 'double');
  expect(comments).toMatchObject([
    { attemptId, line: 2, author: 'Assia', className: 'Deep learning', isNew: true },
    { line: null, isNew: true },
  ]);
  await markCommentsSeen(student, [comments[0]?.id ?? '']);
  expect(await listUnseenComments(student)).toMatchObject([{ count: 1 }]);
  await markCommentsSeen(student, [whole]);
  expect(await listUnseenComments(student)).toEqual([]);
  expect((await listed()).map(({ seenAt }) => seenAt === null)).toEqual([false, false]);
});

test('a comment cannot run script, load from elsewhere or set HTML of its own', async () => {
  await comment(
    '<script>alert(1)</script> <b onclick=x>bold</b> ![x](https://elsewhere.example/x.png) [y](javascript:z)',
  );
  const [{ html } = { html: '' }] = await listed();
  expect(html).not.toMatch(/<script|onclick|<b|<img|javascript:/);
});

test('only the student and staff of the class see a comment', async () => {
  const id = await comment('For you.');
  const other = await makeUser();
  const colleague = await makeInstructor();
  const { id: otherClassId } = await makeClass([
    [colleague, 'instructor'],
    [student, 'student'],
  ]);
  expect(await getOwnReview(other, 'double')).toEqual({ comments: [], scores: [] });
  expect(await listUnseenComments(other)).toEqual([]);
  await markCommentsSeen(other, [id]);
  expect(await listUnseenComments(student)).toHaveLength(1);
  // A colleague who teaches the same student in another class.
  expect(await listComments(colleague, otherClassId, attemptId)).toEqual([]);
  for (const outsider of [other, colleague, student]) {
    await expect(listComments(outsider, classId, attemptId)).rejects.toThrow(NotFound);
    await expect(comment('Hello', null, outsider)).rejects.toThrow(NotFound);
    await expect(editComment(outsider, classId, id, 'Mine')).rejects.toThrow(NotFound);
    await expect(removeComment(outsider, classId, id)).rejects.toThrow(NotFound);
  }
  await expect(editComment(colleague, otherClassId, id, 'Mine')).rejects.toThrow(NotFound);
});

test('an attempt of somebody outside the class takes no comment', async () => {
  const stranger = await makeUser();
  const { id } = await submitAttempt(stranger, { id: randomUUID(), slug: 'double', source: right });
  await expect(addComment(instructor, classId, { attemptId: id, line: null, body: 'Hello' })).rejects.toThrow(NotFound);
  await expect(addComment(instructor, classId, { attemptId: 'no', line: null, body: 'Hello' })).rejects.toThrow(
    NotFound,
  );
});

test('one who wrote a comment changes it, and it is new to the student again', async () => {
  const id = await comment('Wel done.');
  await markCommentsSeen(student, [id]);
  await expect(editComment(assistant, classId, id, 'Bad.')).rejects.toThrow(Forbidden);
  await editComment(instructor, classId, id, 'Well done.');
  expect(await getOwnReview(student, 'double')).toMatchObject({
    comments: [{ html: '<p>Well done.</p>', isNew: true, editedAt: expect.any(String) }],
  });
});

test('a removed comment is gone for all, and comes back by undoing', async () => {
  const id = await comment('Oops.', null, assistant);
  const mine = await comment('Mine.');
  await expect(removeComment(assistant, classId, mine)).rejects.toThrow(Forbidden);
  await removeComment(instructor, classId, id);
  await removeComment(instructor, classId, id);
  expect(await listed()).toMatchObject([{ id: mine }]);
  expect((await getOwnReview(student, 'double')).comments).toMatchObject([{ id: mine }]);
  await restoreComment(assistant, classId, id);
  expect(await listed()).toHaveLength(2);
  expect((await log()).map(({ action }) => action)).toEqual([
    'comment.add',
    'comment.add',
    'comment.remove',
    'comment.restore',
  ]);
});

test('every change is in the log with who, whom and what', async () => {
  const id = await comment('First.', 1);
  await editComment(instructor, classId, id, 'Second.');
  await editComment(instructor, classId, id, 'Second.');
  const about = { classId, actorId: instructor.id, subjectId: student.id };
  expect(await log()).toMatchObject([
    { ...about, action: 'comment.add', details: { exercise: 'Double', line: 1, text: 'First.' } },
    { ...about, action: 'comment.edit', details: { from: 'First.', to: 'Second.' } },
  ]);
});

test('the log holds when the attempt was submitted as an instant, for each reader’s page to tell', async () => {
  await comment('First.', 1);
  const submitted = (await db().attempt.findFirstOrThrow()).submittedAt.toISOString();
  expect(await log()).toMatchObject([{ details: { submitted } }]);
});

test('a double click writes one comment', async () => {
  const [one, two] = await Promise.all([comment('Twice.'), comment('Twice.')]);
  expect(one).toBe(two);
  expect(await listed()).toHaveLength(1);
});

test('an empty text, and a line that the code does not have, are refused', async () => {
  await expect(comment('  \0 ')).rejects.toThrow(InvalidRequest);
  await expect(comment('x'.repeat(10_001))).rejects.toThrow(InvalidRequest);
  for (const line of [0, 3, 1.5, -1]) await expect(comment('Where?', line)).rejects.toThrow('lines 1 to 2');
});
