/** A seat of the roster is its owner's: the class's code alone takes none, and removed means removed. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { invitationToken } from '@/lib/people/joining/invitation-token.server';
import { admitProviderAccount } from '@/lib/people/joining/provider-accounts.server';
import { joinClass, signUp } from '@/lib/people/joining/sign-up.server';
import { listWaiting } from '@/lib/people/joining/waiting.server';
import * as membership from '@/lib/people/members/membership.server';
import * as waitingRoom from '@/lib/people/members/waiting-people.server';
import { NotFound } from '@/lib/platform/http/errors';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { makeClass, makeInstructor, makeUser, requireViewer } from '../../helpers/people';

const removeStudents = forClassInstructor(membership.removeStudents);
const restoreStudents = forClassInstructor(membership.restoreStudents);
const approveWaiting = forClassInstructor(waitingRoom.approveWaiting);
const refuseWaiting = forClassInstructor(waitingRoom.refuseWaiting);
const listWaitingPeople = forStaff(waitingRoom.listWaitingPeople);
const countWaiting = forStaff(waitingRoom.countWaiting);

const db = freshDatabase();
beforeAll(() => void vi.stubEnv('NEXTAUTH_SECRET', 'x'.repeat(32)));
afterAll(() => void vi.unstubAllEnvs());
const account = { name: 'Mallory', email: 'ada@school.edu', password: 'a few words in a row' };

/** A class with a seat for ada@school.edu. */
async function makeRostered() {
  const instructor = await makeInstructor();
  const { id: classId, joinCode } = await makeClass([[instructor, 'instructor']]);
  const { id: sectionId } = await db().section.create({ data: { classId, name: 'Monday' } });
  const seat = await db().invitation.create({
    data: { classId, email: 'ada@school.edu', name: 'Ada Lovelace', schoolId: 's-1', sectionId },
  });
  return { instructor, classId, joinCode, sectionId, token: await invitationToken(seat) };
}

async function signUpAsStranger(joinCode: string) {
  const result = await signUp(joinCode, account);
  if (result.kind !== 'created') throw new Error(result.kind);
  return requireViewer(result.userId);
}

const enrolmentOf = (userId: string) => db().enrolment.findFirst({ where: { userId, removedAt: null } });

test('a stranger with the code and the address of a seat gets an account and waits; the link still works', async () => {
  const { instructor, classId, joinCode, token, sectionId } = await makeRostered();
  const stranger = await signUpAsStranger(joinCode);
  expect(await enrolmentOf(stranger.id)).toBeNull();
  expect(await listWaiting(stranger)).toEqual([{ classId, className: 'Deep learning', refused: false }]);
  expect(await countWaiting(instructor, classId)).toBe(1);
  expect(await listWaitingPeople(instructor, classId)).toMatchObject([
    { name: 'Mallory', removedBefore: false, seat: { name: 'Ada Lovelace', section: 'Monday', schoolId: 's-1' } },
  ]);
  const owner = await makeUser({ email: 'ada@home.example' });
  expect(await joinClass(owner, token)).toMatchObject({ waits: false });
  expect(await enrolmentOf(owner.id)).toMatchObject({ sectionId, schoolId: 's-1' });
  // The seat is gone, so that the approval is for a place without one.
  await approveWaiting(instructor, classId, stranger.id);
  expect(await enrolmentOf(stranger.id)).toMatchObject({ sectionId: null, schoolId: null });
});

test('an approval gives the seat; a refusal is told, and asking again changes nothing', async () => {
  const { instructor, classId, joinCode, sectionId } = await makeRostered();
  const stranger = await signUpAsStranger(joinCode);
  await refuseWaiting(instructor, classId, stranger.id);
  expect(await listWaiting(stranger)).toMatchObject([{ refused: true }]);
  expect(await joinClass(stranger, joinCode)).toMatchObject({ waits: true });
  expect(await countWaiting(instructor, classId)).toBe(0);
  await expect(approveWaiting(instructor, classId, stranger.id)).rejects.toThrow(NotFound);
  await db().joinRequest.updateMany({ data: { refusedAt: null } });
  await approveWaiting(instructor, classId, stranger.id);
  expect(await enrolmentOf(stranger.id)).toMatchObject({ sectionId, schoolId: 's-1', role: 'student' });
  expect(await listWaiting(stranger)).toEqual([]);
});

test('a provider that has verified the address takes the seat by the code', async () => {
  const { joinCode, sectionId } = await makeRostered();
  const profile = {
    provider: 'oidc',
    providerAccountId: '1',
    name: 'Ada',
    email: 'ada@school.edu',
    emailVerified: true,
  };
  const result = await admitProviderAccount(profile, { viewer: null, joinCode });
  expect(await enrolmentOf(result.kind === 'admitted' ? result.userId : '')).toMatchObject({ sectionId });
});

test('whoever waits and opens the seat’s own link is in', async () => {
  const { joinCode, token, sectionId } = await makeRostered();
  const ada = await signUpAsStranger(joinCode);
  expect(await joinClass(ada, token)).toMatchObject({ waits: false });
  expect(await enrolmentOf(ada.id)).toMatchObject({ sectionId });
  expect(await listWaiting(ada)).toEqual([]);
});

test('a student in the class takes no seat by the code', async () => {
  const { classId, joinCode } = await makeRostered();
  const stranger = await makeUser({ email: 'ada@school.edu' });
  await db().enrolment.create({ data: { classId, userId: stranger.id } });
  await joinClass(stranger, joinCode);
  expect(await enrolmentOf(stranger.id)).toMatchObject({ sectionId: null, schoolId: null });
  expect(await db().invitation.count({ where: { acceptedAt: null } })).toBe(1);
});

test('whoever staff removed stays removed until they are put back; whoever left comes back by the code', async () => {
  const [bo, cy] = [await makeUser(), await makeUser()];
  const { instructor, classId, joinCode } = await makeRostered();
  await joinClass(bo, joinCode);
  await joinClass(cy, joinCode);
  await removeStudents(instructor, classId, [bo.id]);
  await membership.leaveClass(cy, classId);
  expect(await joinClass(bo, joinCode)).toMatchObject({ waits: true });
  expect(await joinClass(cy, joinCode)).toMatchObject({ waits: false });
  expect(await enrolmentOf(bo.id)).toBeNull();
  expect(await listWaitingPeople(instructor, classId)).toMatchObject([{ userId: bo.id, removedBefore: true }]);
  await restoreStudents(instructor, classId, [bo.id]);
  expect(await enrolmentOf(bo.id)).not.toBeNull();
  expect(await countWaiting(instructor, classId)).toBe(0);
});

test('a link from before a removal does not bring anybody back, one from after it does', async () => {
  const { instructor, classId, token } = await makeRostered();
  const bo = await makeUser();
  await db().enrolment.create({ data: { classId, userId: bo.id } });
  await removeStudents(instructor, classId, [bo.id]);
  expect(await joinClass(bo, token)).toMatchObject({ waits: true });
  const seat = await db().invitation.update({
    where: { classId_email: { classId, email: 'ada@school.edu' } },
    data: { createdAt: new Date(Date.now() + 1000) },
  });
  expect(await joinClass(bo, await invitationToken(seat))).toMatchObject({ waits: false });
});
