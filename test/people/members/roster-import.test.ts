import { expect, test } from 'vitest';
import { writeCsv } from '@/lib/content/exchange/write-csv';
import { joinClass } from '@/lib/people/joining/sign-up.server';
import * as membershipRoom from '@/lib/people/members/membership.server';
import * as importRoom from '@/lib/people/members/roster/import.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor } from '../../helpers/door';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const removeStudents = forClassInstructor(membershipRoom.removeStudents);
const importRoster = forClassInstructor(importRoom.importRoster);
const previewRoster = forClassInstructor(importRoom.previewRoster);

const db = freshDatabase();

async function makeOwnClass(people: Parameters<typeof makeClass>[0] = []) {
  const instructor = await makeInstructor();
  return { instructor, ...(await makeClass([[instructor, 'instructor'], ...people])) };
}

const roster = (...rows: readonly string[]) => ['email,name,section,sid,role,status', ...rows].join('\n');
const importing = (viewer: Viewer, classId: string, text: string, removals = false, restores = true) =>
  importRoster(viewer, classId, { text, columns: null, removals, restores });
const previewing = async (viewer: Viewer, classId: string, text: string) =>
  (await previewRoster(viewer, classId, { text, columns: null })).plan;
const kinds = async (viewer: Viewer, classId: string, text: string) =>
  (await previewing(viewer, classId, text)).rows.map(({ step }) => (step.kind === 'nothing' ? step.why : step.kind));

const counts = async () => [
  await db().invitation.count(),
  await db().section.count(),
  await db().auditEntry.count(),
  await db().user.count(),
];

test('the preview names everything and changes nothing; the import does it once, also when it is sent twice', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const text = roster('ada@school.edu,Ada,A,1', 'bo@school.edu,Bo,a,2', 'nobody', 'ada@school.edu,Ada,A,1');
  const before = await counts();
  const plan = await previewing(instructor, classId, text);
  expect(plan.newSections).toEqual(['A']);
  expect(plan.rows.map(({ line, step }) => [line, step.kind])).toEqual([
    [2, 'invite'],
    [3, 'invite'],
    [4, 'bad'],
    [5, 'nothing'],
  ]);
  expect(await counts()).toEqual(before);
  const results = await Promise.all([importing(instructor, classId, text), importing(instructor, classId, text)]);
  expect(results.map(({ invited }) => invited).sort()).toEqual([0, 2]);
  const select = { email: true, name: true, schoolId: true, role: true, section: { select: { name: true } } };
  expect(await db().invitation.findMany({ where: { classId }, select, orderBy: { email: 'asc' } })).toEqual([
    { email: 'ada@school.edu', name: 'Ada', schoolId: '1', role: 'student', section: { name: 'A' } },
    { email: 'bo@school.edu', name: 'Bo', schoolId: '2', role: 'student', section: { name: 'A' } },
  ]);
  expect(await kinds(instructor, classId, text)).toEqual(['invited', 'invited', 'bad', 'repeat']);
  const log = await db().auditEntry.findMany({ where: { classId } });
  expect(log).toMatchObject([{ action: 'roster.import', details: { invited: 2, sections: ['A'] } }]);
});

test('who has an account is invited too, never enrolled by the e-mail alone', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const ada = await makeUser({ email: 'ada@school.edu' });
  await importing(instructor, classId, roster('ada@school.edu,Ada'));
  expect(await db().enrolment.count({ where: { userId: ada.id } })).toBe(0);
  expect(await db().invitation.count({ where: { email: 'ada@school.edu' } })).toBe(1);
});

test('students of the class get the section and the school id of the file, and keep what it leaves open', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  const text = roster('ada@school.edu,Ada,B,7');
  expect(await kinds(instructor, classId, text)).toEqual(['change']);
  expect(await importing(instructor, classId, text)).toMatchObject({ changed: 1, invited: 0 });
  const enrolled = () =>
    db().enrolment.findFirst({ where: { userId: ada.id }, include: { section: { select: { name: true } } } });
  expect(await enrolled()).toMatchObject({ schoolId: '7', section: { name: 'B' } });
  expect(await importing(instructor, classId, roster('ada@school.edu,Ada'))).toMatchObject({ changed: 0 });
  expect(await enrolled()).toMatchObject({ schoolId: '7', section: { name: 'B' } });
  expect((await db().user.findUniqueOrThrow({ where: { id: ada.id } })).name).toBe('Ada');
});

test('who the school calls deleted is offered for removal, and removed only where that is chosen', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  await importing(instructor, classId, roster('bo@school.edu,Bo'));
  const text = roster('ada@school.edu,Ada,,,,deleted', 'bo@school.edu,Bo,,,,deleted', 'cy@school.edu,Cy,,,,deleted');
  expect(await kinds(instructor, classId, text)).toEqual(['remove', 'withdraw', 'gone']);
  expect(await importing(instructor, classId, text)).toMatchObject({ removed: 0 });
  expect(await db().enrolment.count({ where: { userId: ada.id, removedAt: null } })).toBe(1);
  expect(await importing(instructor, classId, text, true)).toMatchObject({ removed: 2 });
  expect(await db().enrolment.count({ where: { userId: ada.id, removedAt: null } })).toBe(0);
  expect(await db().invitation.count({ where: { withdrawnAt: null } })).toBe(0);
});

test('who was removed and stands in the file again comes back; a withdrawn invitation works again', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  await removeStudents(instructor, classId, [ada.id]);
  await db().invitation.create({ data: { classId, email: 'bo@school.edu', withdrawnAt: new Date() } });
  const text = roster('ada@school.edu,Ada', 'bo@school.edu,Bo');
  expect(await kinds(instructor, classId, text)).toEqual(['restore', 'reinvite']);
  expect(await importing(instructor, classId, text)).toMatchObject({ restored: 1, invited: 1 });
  expect(await kinds(instructor, classId, text)).toEqual(['member', 'invited']);
});

test('who joined by their link with another address is found again in the next import', async () => {
  const { instructor, id: classId, joinCode } = await makeOwnClass();
  await importing(instructor, classId, roster('ada@school.edu,Ada,A,7'));
  const ada = await makeUser({ email: 'ada@home.example' });
  await joinClass(ada, joinCode);
  await db().invitation.updateMany({ data: { acceptedAt: new Date(), acceptedById: ada.id } });
  expect(await kinds(instructor, classId, roster('ada@school.edu,Ada,B,7'))).toEqual(['change']);
});

test('staff are left alone, in the class and in the file', async () => {
  const assistant = await makeUser({ email: 'ta@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[assistant, 'assistant']]);
  const text = roster('ta@school.edu,Ta,A,,student,deleted', 'prof@school.edu,Prof,,,teacher,active');
  expect(await kinds(instructor, classId, text)).toEqual(['staff', 'staffInFile']);
  await importing(instructor, classId, text, true);
  expect(await db().invitation.count()).toBe(0);
  expect(await db().enrolment.count({ where: { removedAt: null } })).toBe(2);
});

test('Canvas’s enrolments, which have no e-mail, move students who are known by their id', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  await importing(instructor, classId, roster('ada@school.edu,Ada,A,s-7'));
  const text = 'course_id,user_id,role,section_id,status\nc,s-7,student,B,active\nc,s-9,student,B,active';
  const { rows } = await previewing(instructor, classId, text);
  expect(rows).toMatchObject([
    { label: 'ada@school.edu', step: { kind: 'change', changes: [{ field: 'section', from: 'A', to: 'B' }] } },
    { line: 3, step: { kind: 'bad', message: expect.stringContaining('Nobody in the class has the school id s-9') } },
  ]);
});

test('three thousand students are imported, and imported again', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const rows = Array.from({ length: 3000 }, (_, i) => [`s${i}@school.edu`, `Student ${i}`, `Lab ${i % 40}`, `id-${i}`]);
  const text = writeCsv([['email', 'name', 'section', 'sid'], ...rows]);
  expect(await importing(instructor, classId, text)).toMatchObject({ invited: 3000 });
  expect(await importing(instructor, classId, text)).toEqual({ invited: 0, changed: 0, restored: 0, removed: 0 });
  expect(await db().section.count()).toBe(40);
}, 60_000);

test('students of the class who are not in the file are counted and stay', async () => {
  const ada = await makeUser();
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  expect((await previewing(instructor, classId, roster('bo@school.edu,Bo'))).absent).toBe(1);
  await importing(instructor, classId, roster('bo@school.edu,Bo'), true);
  expect(await db().enrolment.count({ where: { userId: ada.id, removedAt: null } })).toBe(1);
});

test('what cannot be read is not imported, and only instructors of the class import', async () => {
  const assistant = await makeUser();
  const { instructor, id: classId } = await makeOwnClass([[assistant, 'assistant']]);
  await expect(importing(instructor, classId, 'name,grade\nAda,1')).rejects.toThrow(InvalidRequest);
  for (const run of [importing, previewing]) {
    await expect(run(assistant, classId, roster('bo@school.edu,Bo'))).rejects.toThrow(Forbidden);
    await expect(run(await makeInstructor(), classId, roster('bo@school.edu,Bo'))).rejects.toThrow(NotFound);
  }
});

test('a re-import shows changed names and addresses, and applies them', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  await importing(instructor, classId, roster('ada@school.edu,Ada Roe,A,7', 'bo@school.edu,Bo Doe,A,8'));
  const [before] = await db().invitation.findMany({ where: { email: 'ada@school.edu' } });
  const text = roster('ada.byron@school.edu,Ada Byron,A,7', 'bo@school.edu,Bo Doe,A,8');
  expect((await previewing(instructor, classId, text)).rows.map(({ step }) => step)).toMatchObject([
    {
      kind: 'changeInvited',
      changes: [
        { field: 'name', from: 'Ada Roe', to: 'Ada Byron' },
        { field: 'email', from: 'ada@school.edu', to: 'ada.byron@school.edu' },
      ],
    },
    { kind: 'nothing', why: 'invited' },
  ]);
  expect(await importing(instructor, classId, text)).toMatchObject({ invited: 0, changed: 1 });
  const [after] = await db().invitation.findMany({ where: { schoolId: '7' } });
  expect(after).toMatchObject({ id: before?.id, email: 'ada.byron@school.edu', name: 'Ada Byron' });
  // The link that was sent to the old address has ended.
  expect(after?.createdAt).not.toEqual(before?.createdAt);
  expect(await importing(instructor, classId, text)).toEqual({ invited: 0, changed: 0, restored: 0, removed: 0 });
});

test('a school id that has moved to somebody else moves nobody’s address', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  await importing(instructor, classId, roster('ada@school.edu,Ada,A,7'));
  await importing(instructor, classId, roster('bo@school.edu,Bo,A,7', 'ada@school.edu,Ada,A,8'));
  const select = { email: true, schoolId: true };
  expect(await db().invitation.findMany({ select, orderBy: { email: 'asc' } })).toEqual([
    { email: 'ada@school.edu', schoolId: '8' },
    { email: 'bo@school.edu', schoolId: '7' },
  ]);
});

test('a student in the class gets the new name; what they sign in with stays, and the school’s address is kept apart', async () => {
  const ada = await makeUser({ email: 'ada@school.edu', name: 'Ada R.' });
  const { instructor, id: classId } = await makeOwnClass();
  await importing(instructor, classId, roster('ada@school.edu,Ada Roe,A,7'));
  const place = await db().invitation.findFirstOrThrow({ select: { sectionId: true, schoolId: true } });
  await db().enrolment.create({ data: { classId, userId: ada.id, ...place } });
  await db().invitation.updateMany({ data: { acceptedAt: new Date(), acceptedById: ada.id } });
  // What they call themselves stays while the school's name is the same.
  expect(await kinds(instructor, classId, roster('ada@school.edu,Ada Roe,A,7'))).toEqual(['member']);
  const text = roster('byron@school.edu,Ada Byron,A,7');
  expect(await kinds(instructor, classId, text)).toEqual(['change']);
  await importing(instructor, classId, text);
  const select = { name: true, email: true };
  expect(await db().user.findUnique({ where: { id: ada.id }, select })).toEqual({
    name: 'Ada Byron',
    email: 'ada@school.edu',
  });
  expect(await db().invitation.findMany({ select })).toEqual([{ name: 'Ada Byron', email: 'byron@school.edu' }]);
  expect(await kinds(instructor, classId, text)).toEqual(['member']);
  const log = await db().auditEntry.findMany({ where: { subjectId: ada.id }, select: { action: true } });
  expect(log).toEqual(expect.arrayContaining([{ action: 'student.name' }, { action: 'student.email' }]));
});

test('an address that differs and has no invitation is said; a colleague of another class is not renamed', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const teacher = await makeUser({ email: 'tea@school.edu', name: 'Tea', role: 'instructor' });
  const { instructor, id: classId } = await makeOwnClass([
    [ada, 'student'],
    [teacher, 'student'],
  ]);
  await importing(instructor, classId, roster('ada@school.edu,Ada,,7'));
  const text = roster('other@school.edu,Ada,,7', 'tea@school.edu,Tee');
  expect(await kinds(instructor, classId, text)).toEqual(['ownEmail', 'member']);
});

test('importing again does not put back who was removed, unless that is chosen', async () => {
  const ada = await makeUser({ email: 'ada@school.edu' });
  const { instructor, id: classId } = await makeOwnClass([[ada, 'student']]);
  const text = roster('ada@school.edu,Ada,,1');
  await db().enrolment.updateMany({ where: { userId: ada.id }, data: { removedAt: new Date(), barred: true } });
  expect(await importing(instructor, classId, text, false, false)).toMatchObject({ restored: 0 });
  expect(await db().enrolment.count({ where: { userId: ada.id, removedAt: null } })).toBe(0);
  expect(await importing(instructor, classId, text, false, true)).toMatchObject({ restored: 1 });
  expect(await db().enrolment.findFirst({ where: { userId: ada.id } })).toMatchObject({
    removedAt: null,
    barred: false,
  });
});
