import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as sectionsRoom from '@/lib/people/members/sections.server';
import { auditActions } from '@/lib/platform/audit/actions';
import * as logRoom from '@/lib/platform/audit/log.server';
import { recordAudits } from '@/lib/platform/audit/record.server';
import { sayDetails, sayEntry } from '@/lib/platform/audit/sentence';
import { NotFound } from '@/lib/platform/http/errors';
import * as classesRoom from '@/lib/teaching/classes/classes.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forInstructor, forStaff } from '../../helpers/door';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const createSection = forClassInstructor(sectionsRoom.createSection);
const placeStudents = forClassInstructor(sectionsRoom.placeStudents);
const listLogPeople = forStaff(logRoom.listLogPeople);
const readLog = forStaff(logRoom.readLog);
const changeClass = forClassInstructor(classesRoom.changeClass);
const createClass = forInstructor(classesRoom.createClass);

const db = freshDatabase();

test('what was changed is told in plain words, newest first', async () => {
  const instructor = await makeInstructor();
  const classId = await createClass(instructor, 'Autumn', 'UTC');
  const ada = await makeUser({ name: 'Ada' });
  await db().enrolment.create({ data: { classId, userId: ada.id } });
  await changeClass(instructor, classId, { name: 'Winter', timeZone: 'Europe/Berlin' });
  const sectionId = await createSection(instructor, classId, 'A');
  await placeStudents(instructor, classId, [{ userId: ada.id, sectionId }]);
  const { entries, older } = await readLog(instructor, classId);
  expect(entries.map(({ sentence, details }) => `${sentence} (${details})`)).toEqual([
    'Ingrid moved a student to another section: Ada (from none to A)',
    'Ingrid created a section (section: A)',
    'Ingrid changed the time zone of the class (from UTC to Europe/Berlin)',
    'Ingrid renamed the class (from Autumn to Winter)',
    'Ingrid created the class (name: Autumn)',
  ]);
  expect(older).toBeNull();
  expect((await readLog(instructor, classId, { personId: ada.id })).entries).toHaveLength(1);
  expect(await listLogPeople(instructor, classId)).toEqual([
    { id: ada.id, name: 'Ada' },
    { id: instructor.id, name: 'Ingrid' },
  ]);
});

test('page after page shows every entry once, also those of one moment', async () => {
  const instructor = await makeInstructor();
  const assistant = await makeUser();
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [assistant, 'assistant'],
  ]);
  await recordAudits(
    db(),
    Array.from({ length: 120 }, () => ({ actor: instructor, action: 'class.rename' as const, classId })),
  );
  const seen: string[] = [];
  let before: string | undefined;
  for (const size of [50, 50, 20]) {
    const page = await readLog(assistant, classId, { before });
    expect(page.entries).toHaveLength(size);
    seen.push(...page.entries.map(({ id }) => id));
    before = page.older ?? undefined;
  }
  expect(new Set(seen).size).toBe(120);
  expect(before).toBeUndefined();
});

test('students and other classes’ instructors read no log', async () => {
  const student = await makeUser();
  const { id: classId } = await makeClass([[student, 'student']]);
  for (const viewer of [student, await makeInstructor()]) {
    await expect(readLog(viewer, classId)).rejects.toThrow(NotFound);
    await expect(listLogPeople(viewer, classId)).rejects.toThrow(NotFound);
  }
});

test('every action has words, and an unknown one is shown as stored', () => {
  const ingrid = { id: '1', name: 'Ingrid' };
  for (const action of Object.keys(auditActions))
    expect(sayEntry({ action, actor: ingrid, subject: null })).toMatch(/^Ingrid [a-z]/);
  expect(sayEntry({ action: 'old.thing', actor: null, subject: ingrid })).toBe(
    'Somebody who is gone did “old.thing”: Ingrid',
  );
});

test('whatever the details are, they become one line', () => {
  fc.assert(fc.property(fc.jsonValue(), (details) => void sayDetails(details)));
  expect(sayDetails({ exercise: 'ReLU', score: 5, from: null, reason: 'late bus' })).toBe(
    'exercise: ReLU · score: 5 · reason: late bus',
  );
});
