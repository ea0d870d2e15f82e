import { randomUUID } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { GET as gradesRoute } from '@/app/api/v1/classes/[classId]/grades/route';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { recomputeProgress } from '@/lib/learning/progress/record.server';
import { NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { listDue, listOwnStandings } from '@/lib/teaching/gradebook/due.server';
import * as gradebookRoom from '@/lib/teaching/gradebook/gradebook.server';
import * as tokensRoom from '@/lib/teaching/public-api/tokens.server';
import * as overridesRoom from '@/lib/teaching/reviews/overrides.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forInstructor, forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const getGradebook = forStaff(gradebookRoom.getGradebook);
const createToken = forInstructor(tokensRoom.createToken);
const setOverride = forClassInstructor(overridesRoom.setOverride);

const db = freshDatabase();
const due = new Date('2026-03-01T12:00:00Z');
const hours = (count: number) => new Date(due.getTime() + count * 60 * 60_000);
let instructor: Viewer;
let student: Viewer;
let classId: string;
let exerciseId: string;

const question = (id: string) => ({
  id,
  kind: 'single' as const,
  prompt: 'Which?',
  options: [
    { text: 'This', correct: true, explanation: 'Yes.' },
    { text: 'That', correct: false, explanation: 'No.' },
  ],
});

beforeEach(async () => {
  await publishCourse('Test', [makeRevision({ questions: [question('first'), question('second')] })]);
  instructor = await makeInstructor();
  student = await makeUser({ name: 'Ada' });
  const bob = await makeUser({ name: 'Bob' });
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
    [bob, 'student'],
  ]));
  exerciseId = (await db().exercise.findFirstOrThrow()).id;
});

const assign = (part: 'exercise' | 'lesson', given: object = {}) =>
  db().assignment.create({
    data: {
      ...{ classId, exerciseId, part, points: 10, position: part === 'exercise' ? 0 : 1, dueAt: due },
      ...{ latePolicy: 'percentPerDay', latePercent: 10, ...given },
    },
  });

/** A verified attempt so many hours after the due date. */
async function attempt(after: number, score: number): Promise<string> {
  const { currentRevisionId } = await db().exercise.findFirstOrThrow();
  const id = randomUUID();
  const made = { id, userId: student.id, exerciseId, revisionId: currentRevisionId ?? '', source: '' };
  const outcome = score === 3 ? 'passed' : 'failed';
  const verdict = { state: 'verified' as const, outcome, score, maxScore: 3, submittedAt: hours(after) };
  await db().attempt.create({ data: { ...made, ...verdict } });
  await db().$transaction((tx) => recomputeProgress(tx, student.id, exerciseId));
  return id;
}

const answer = (id: string, after: number, correct = true) =>
  db().questionAnswer.create({
    data: {
      ...{ userId: student.id, exerciseId, question: id, answers: 1, correctFirst: correct, correctLast: correct },
      ...{ firstAnsweredAt: hours(after), answeredAt: hours(after + 100) },
    },
  });

test('a late pass loses what the policy says, and an extension gives it back', async () => {
  const { id: assignmentId } = await assign('exercise');
  await attempt(-1, 1);
  const late = await attempt(30, 3);
  const before = await getGradebook(instructor, classId);
  expect(before.columns).toMatchObject([{ assignmentId, slug: 'double', points: 10 }]);
  expect(before.students.map(({ name }) => name)).toEqual(['Ada', 'Bob']);
  expect(before.students[0]?.grades[0]).toMatchObject({
    state: 'passed',
    attempts: 2,
    triesToPass: 2,
    points: 8,
    counting: { attemptId: late, days: 2, penalty: 20 },
  });
  expect(before.students[1]?.grades[0]).toMatchObject({ state: 'notStarted', points: null, dueAt: due });
  await db().extension.create({ data: { assignmentId, userId: student.id, dueAt: hours(48) } });
  const after = await getGradebook(instructor, classId);
  expect(after.students[0]?.grades[0]).toMatchObject({ points: 10, dueAt: hours(48), counting: { days: 0 } });
});

test('an override counts, and what was earned stays beside it', async () => {
  await assign('exercise');
  await attempt(-1, 1.5);
  await setOverride(instructor, classId, { studentId: student.id, exerciseId, score: 10, reason: 'Oral exam' });
  const { students } = await getGradebook(instructor, classId);
  expect(students[0]?.grades[0]).toMatchObject({ points: 10, earned: 5, override: { reason: 'Oral exam' } });
});

test('a lesson is worth the share of its questions answered right, looking again costs nothing', async () => {
  await assign('lesson');
  await answer('first', -1);
  await answer('second', 1, false);
  const { students } = await getGradebook(instructor, classId);
  expect(students[0]?.grades[0]).toMatchObject({ state: 'tried', attempts: 2, points: 5, counting: { days: 0 } });
});

test('a class without assignments is graded on the course', async () => {
  await attempt(5, 3);
  const { columns, students } = await getGradebook(instructor, classId);
  expect(columns).toMatchObject([{ assignmentId: null, points: 3, dueAt: null }]);
  expect(students[0]?.grades[0]).toMatchObject({ points: 3, state: 'passed' });
});

test('some students can be asked for, and nobody outside the staff may ask', async () => {
  expect((await getGradebook(instructor, classId, [student.id])).students).toHaveLength(1);
  await expect(getGradebook(student, classId)).rejects.toThrow(NotFound);
  await expect(getGradebook(await makeInstructor(), classId)).rejects.toThrow(NotFound);
});

test('the API gives the same', async () => {
  await assign('exercise');
  const late = await attempt(1, 3);
  const token = await createToken(instructor, { name: 'Script', scopes: ['grades:read'], classId: null, days: 1 });
  const request = new Request('http://nabla.test/', { headers: { authorization: `Bearer ${token}` } });
  const response = await gradesRoute(request, { params: Promise.resolve({ classId }) });
  const { grades } = await response.json();
  expect(grades).toMatchObject([
    {
      studentId: student.id,
      exercise: 'double',
      points: 9,
      maxPoints: 10,
      daysLate: 1,
      latePenalty: 10,
      attemptId: late,
    },
    { state: 'notStarted', points: null, attemptId: null },
  ]);
});

test('a student is told what was earned, how late, what that took and what counts', async () => {
  await assign('exercise');
  await assign('lesson');
  expect(await listOwnStandings(student, 'double')).toEqual([]);
  await attempt(30, 1.5);
  expect(await listOwnStandings(student, 'double')).toEqual([
    {
      ...{ className: 'Deep learning', dueAt: due.toISOString(), extended: false, setByStaff: false },
      ...{ maxPoints: 10, earned: 5, lateDays: 2, penalty: 20, points: 4 },
    },
  ]);
});

test('a student sees what is due for when over all classes, and nobody else’s', async () => {
  const { id: assignmentId } = await assign('exercise');
  const { id: other } = await makeClass([[student, 'student']]);
  await db().assignment.create({ data: { classId: other, exerciseId, points: 5, position: 0 } });
  await db().extension.create({ data: { assignmentId, userId: student.id, dueAt: hours(48) } });
  await attempt(60, 3);
  expect(await listDue(student)).toMatchObject([
    {
      className: 'Deep learning',
      dueAt: hours(48),
      extended: true,
      points: 9,
      maxPoints: 10,
      penalty: 10,
      penaltyNow: 100,
    },
    { dueAt: null, points: 5, maxPoints: 5, penalty: 0 },
  ]);
  expect(await listDue(student, 'another')).toEqual([]);
  expect(await listDue(instructor)).toEqual([]);
  expect(await listDue(null)).toEqual([]);
});

test('a file that leaves has nobody whose data was erased; the class’s own numbers keep them', async () => {
  await db().user.update({ where: { id: student.id }, data: { erasedAt: new Date() } });
  const namesOf = ({ students }: { students: readonly { name: string }[] }) => students.map(({ name }) => name);
  expect(namesOf(await forStaff(gradebookRoom.getGradebookOfNamed)(instructor, classId))).toEqual(['Bob']);
  expect(namesOf(await getGradebook(instructor, classId))).toEqual(['Ada', 'Bob']);
});
