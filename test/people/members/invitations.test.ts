import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { findClassJoinedBy, findOpening } from '@/lib/people/joining/openings.server';
import { joinClass, signUp } from '@/lib/people/joining/sign-up.server';
import * as invitationsRoom from '@/lib/people/members/invitations.server';
import * as sectionsRoom from '@/lib/people/members/sections.server';
import { approveWaiting as approve } from '@/lib/people/members/waiting-people.server';
import { Forbidden, InvalidRequest, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor } from '../../helpers/door';
import { makeAdministrator, makeClass, makeInstructor, makeUser } from '../../helpers/people';

const inviteColleague = forClassInstructor(invitationsRoom.inviteColleague);
const listInvitationLinks = forClassInstructor(invitationsRoom.listInvitationLinks);
const renewInvitations = forClassInstructor(invitationsRoom.renewInvitations);
const restoreInvitations = forClassInstructor(invitationsRoom.restoreInvitations);
const withdrawInvitations = forClassInstructor(invitationsRoom.withdrawInvitations);
const approveWaiting = forClassInstructor(approve);
const writeInvitationCsv = forClassInstructor(invitationsRoom.writeInvitationCsv);
const createSection = forClassInstructor(sectionsRoom.createSection);

const db = freshDatabase();
beforeAll(() => void vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)));
afterAll(() => void vi.unstubAllEnvs());
const url = 'https://nabla.school.edu';
const day = 24 * 60 * 60_000;

/** Of somebody who makes instructors. */
async function makeOwnClass() {
  const instructor = await makeAdministrator();
  return { instructor, ...(await makeClass([[instructor, 'instructor']])) };
}

async function tokenOf(instructor: Viewer, classId: string, email: string): Promise<string> {
  const links = await listInvitationLinks(instructor, classId, url);
  return links.find((invited) => invited.email === email)?.link.replace(`${url}/join/`, '') ?? '';
}

async function invite(instructor: Viewer, classId: string, role: 'assistant' | 'instructor', email = 'bo@school.edu') {
  const id = await inviteColleague(instructor, classId, { email, role });
  return { id, token: await tokenOf(instructor, classId, email) };
}

const roleIn = async (classId: string, { id: userId }: Pick<Viewer, 'id'>) =>
  (await db().enrolment.findUnique({ where: { classId_userId: { classId, userId } } }))?.role;

test('a colleague invited as an instructor becomes one, by account too, with whatever address they have', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const { token } = await invite(instructor, classId, 'instructor');
  expect(token).toMatch(/^[\w-]{22}\.[\w-]{20}$/);
  expect(await findOpening(token)).toMatchObject({
    classId,
    role: 'instructor',
    invitation: { email: 'bo@school.edu' },
  });
  const result = await signUp(token, { name: 'Bo', email: 'bo@home.example', password: 'a few words in a row' });
  expect(result).toMatchObject({ kind: 'created', classId });
  const bo = await db().user.findUniqueOrThrow({ where: { email: 'bo@home.example' } });
  expect([bo.role, await roleIn(classId, bo)]).toEqual(['instructor', 'instructor']);
  expect(await findClassJoinedBy(bo.id, token)).toBe(classId);
});

test('an assistant stays a student by account, and a link works once', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const { token } = await invite(instructor, classId, 'assistant');
  const [bo, mallory] = [await makeUser(), await makeUser()];
  await Promise.all([joinClass(bo, token), joinClass(bo, token)]);
  expect(await joinClass(mallory, token)).toBeNull();
  expect(await roleIn(classId, bo)).toBe('assistant');
  expect((await db().user.findUniqueOrThrow({ where: { id: bo.id } })).role).toBe('student');
  expect(await db().enrolment.count({ where: { classId } })).toBe(2);
});

test('of many who open one link at once, one is let in', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const { token } = await invite(instructor, classId, 'assistant');
  const people = await Promise.all(Array.from({ length: 5 }, () => makeUser()));
  const results = await Promise.all(people.map((person) => joinClass(person, token)));
  expect(results.filter(Boolean)).toHaveLength(1);
  expect(await db().enrolment.count({ where: { classId, role: 'assistant' } })).toBe(1);
});

test('a link that was withdrawn, renewed, has expired or was forged opens nothing', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const { id, token } = await invite(instructor, classId, 'instructor');
  await withdrawInvitations(instructor, classId, [id]);
  expect(await findOpening(token)).toBeNull();
  await restoreInvitations(instructor, classId, [id]);
  expect(await findOpening(token)).not.toBeNull();
  await db().invitation.update({ where: { id }, data: { createdAt: new Date(Date.now() - 31 * day) } });
  const expired = await tokenOf(instructor, classId, 'bo@school.edu');
  expect(await findOpening(expired)).toBeNull();
  expect(await findOpening(token)).toBeNull();
  await renewInvitations(instructor, classId, [id]);
  const renewed = await tokenOf(instructor, classId, 'bo@school.edu');
  expect(await findOpening(renewed)).not.toBeNull();
  expect(await findOpening(expired)).toBeNull();
  for (const forged of [`${renewed.slice(0, -1)}!`, `${renewed.split('.')[0]}.${'A'.repeat(20)}`, '.', 'a.b', ''])
    expect(await findOpening(forged)).toBeNull();
});

test('an archived class takes nobody by an invitation', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  const { token } = await invite(instructor, classId, 'assistant');
  await db().class.update({ where: { id: classId }, data: { archivedAt: new Date() } });
  expect(await joinClass(await makeUser(), token)).toBeNull();
});

test('an invited student gets section and school id by the link, or by an instructor after the class’s code', async () => {
  const { instructor, id: classId, joinCode } = await makeOwnClass();
  const sectionId = await createSection(instructor, classId, 'A');
  const row = { classId, sectionId, schoolId: 's-1' };
  await db().invitation.createMany({
    data: [
      { ...row, email: 'ada@school.edu' },
      { ...row, email: 'bo@school.edu', schoolId: 's-2' },
    ],
  });
  const ada = await makeUser({ email: 'ada@home.example' });
  await joinClass(ada, await tokenOf(instructor, classId, 'ada@school.edu'));
  const bo = await makeUser({ email: 'bo@school.edu' });
  await joinClass(bo, joinCode);
  await approveWaiting(instructor, classId, bo.id);
  const select = { userId: true, sectionId: true, schoolId: true, role: true };
  expect(
    await db().enrolment.findMany({ where: { classId, role: 'student' }, select, orderBy: { schoolId: 'asc' } }),
  ).toEqual([
    { userId: ada.id, sectionId, schoolId: 's-1', role: 'student' },
    { userId: bo.id, sectionId, schoolId: 's-2', role: 'student' },
  ]);
  expect(await listInvitationLinks(instructor, classId, url)).toEqual([]);
});

test('the e-mail of an invited instructor gives no role to who comes by the code: nobody has verified it', async () => {
  const { instructor, id: classId, joinCode } = await makeOwnClass();
  await invite(instructor, classId, 'instructor');
  const mallory = await makeUser({ email: 'bo@school.edu' });
  await joinClass(mallory, joinCode);
  expect(await roleIn(classId, mallory)).toBe('student');
  expect((await db().user.findUniqueOrThrow({ where: { id: mallory.id } })).role).toBe('student');
});

test('who is staff already is not invited again; somebody asked twice has one link, the newer', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  await expect(inviteColleague(instructor, classId, { email: instructor.email, role: 'assistant' })).rejects.toThrow(
    InvalidRequest,
  );
  await invite(instructor, classId, 'assistant');
  await invite(instructor, classId, 'instructor');
  expect(await listInvitationLinks(instructor, classId, url)).toMatchObject([{ role: 'instructor', expired: false }]);
});

test('links go out as CSV for a mail merge, names that are formulas disarmed, staff left out', async () => {
  const { instructor, id: classId } = await makeOwnClass();
  await invite(instructor, classId, 'instructor', 'colleague@school.edu');
  await db().invitation.create({ data: { classId, email: 'ada@school.edu', name: '=1+1', schoolId: '007' } });
  const text = await writeInvitationCsv(instructor, classId, url);
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  const link = `${url}/join/${await tokenOf(instructor, classId, 'ada@school.edu')}`;
  expect(data).toEqual([
    ['Name', 'Email', 'Section', 'School ID', 'Link'],
    ["'=1+1", 'ada@school.edu', '', '007', link],
  ]);
});

test('only instructors of the class see and change invitations', async () => {
  const assistant = await makeUser();
  const { id: classId } = await makeClass([[assistant, 'assistant']]);
  const attempts = [
    (viewer: Viewer) => listInvitationLinks(viewer, classId, url),
    (viewer: Viewer) => writeInvitationCsv(viewer, classId, url),
    (viewer: Viewer) => inviteColleague(viewer, classId, { email: 'bo@school.edu', role: 'instructor' }),
    (viewer: Viewer) => withdrawInvitations(viewer, classId, []),
  ];
  const stranger = await makeInstructor();
  for (const attempt of attempts) {
    await expect(attempt(assistant)).rejects.toThrow(Forbidden);
    await expect(attempt(stranger)).rejects.toThrow(NotFound);
  }
});

test('who may not make instructors invites those who are, and assistants', async () => {
  const instructor = await makeInstructor();
  const { id: classId } = await makeClass([[instructor, 'instructor']]);
  await expect(invite(instructor, classId, 'instructor')).rejects.toThrow(Forbidden);
  await makeUser({ email: 'cy@school.edu', role: 'instructor' });
  const { token } = await invite(instructor, classId, 'instructor', 'cy@school.edu');
  const bo = await makeUser();
  await joinClass(bo, token);
  expect(await roleIn(classId, bo)).toBe('assistant');
  expect((await db().user.findUniqueOrThrow({ where: { id: bo.id } })).role).toBe('student');
});
