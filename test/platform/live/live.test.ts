/** News of a class on an embedded database. test/live/processes.test.ts: between processes on a server. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { recomputeProgress } from '@/lib/learning/progress/record.server';
import * as membershipRoom from '@/lib/people/members/membership.server';
import { recordAudit } from '@/lib/platform/audit/record.server';
import { connection, provideConnection } from '@/lib/platform/db/database.server';
import { NotFound } from '@/lib/platform/http/errors';
import { followClass, listenForNews } from '@/lib/platform/live/hub.server';
import type { ClassNews } from '@/lib/platform/live/news';
import { notifyClass, notifyProgress } from '@/lib/platform/live/notify.server';
import * as streamRoom from '@/lib/platform/live/stream.server';
import { endStreams } from '@/lib/platform/live/stream.server';
import { freshDatabase } from '../../helpers/database';
import { forClassInstructor, forStaff } from '../../helpers/door';
import { readEvents } from '../../helpers/events';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const removeStaff = forClassInstructor(membershipRoom.removeStaff);
const removeStudents = forClassInstructor(membershipRoom.removeStudents);
const streamClass = forStaff(streamRoom.streamClass);

const db = freshDatabase();
const { signal } = new AbortController(); // of a client that stays

async function follow(classId: string) {
  const news: ClassNews[] = [];
  await followClass(classId, (told) => news.push(told));
  return news;
}

test('a change in a student’s progress is told to the classes that they are a student of', async () => {
  const student = await makeUser();
  const own = await makeClass([[student, 'student']]);
  const left = await makeClass([[student, 'student']]);
  await db().enrolment.updateMany({ where: { classId: left.id }, data: { removedAt: new Date() } });
  const [heard, unheard] = [await follow(own.id), await follow(left.id)];
  await db().$transaction((tx) => recomputeProgress(tx, student.id, student.id));
  await expect.poll(() => heard).toEqual([{ kind: 'student', userId: student.id }]);
  expect(unheard).toEqual([]);
});

test('a stream whose news cannot be heard ends, with nothing left that would write to it', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const instructor = await makeInstructor();
  const { id } = await makeClass([[instructor, 'instructor']]);
  const own = await connection();
  provideConnection({ ...own, listen: () => Promise.reject(new Error('LISTEN failed')) });
  const stream = await streamClass(instructor, id, { signal });
  await expect(stream.getReader().read()).rejects.toThrow('LISTEN failed');
  expect(vi.getTimerCount()).toBe(0);
  vi.advanceTimersByTime(60_000);
});

test('what is rolled back is never told', async () => {
  const { id } = await makeClass();
  const heard = await follow(id);
  const broken = db().$transaction(async (tx) => {
    await notifyClass(tx, id);
    throw new Error('Changed my mind.');
  });
  await expect(broken).rejects.toThrow('Changed my mind.');
  await notifyProgress(db(), id); // a student of nothing
  await notifyClass(db(), id);
  await expect.poll(() => heard).toEqual([{ kind: 'class' }]);
});

test('what staff change is told with its record, but not what shows on no class page', async () => {
  const [actor, student] = [await makeInstructor(), await makeUser()];
  const { id: classId } = await makeClass([
    [actor, 'instructor'],
    [student, 'student'],
  ]);
  const heard = await follow(classId);
  const record = { actor, classId, subjectId: student.id } as const;
  await recordAudit(db(), { ...record, action: 'comment.add' });
  await recordAudit(db(), { ...record, action: 'override.set' });
  await recordAudit(db(), { actor, classId, action: 'section.create' });
  await expect.poll(() => heard).toEqual([{ kind: 'student', userId: student.id }, { kind: 'class' }]);
});

test('the stream says whose cells changed, many changes as one event', async () => {
  const [instructor, ada, bob] = [await makeInstructor(), await makeUser(), await makeUser()];
  const { id } = await makeClass([
    [instructor, 'instructor'],
    [ada, 'student'],
    [bob, 'student'],
  ]);
  const ending = new AbortController();
  const events = readEvents(await streamClass(instructor, id, { signal: ending.signal }));
  expect(await events.next()).toEqual({ event: 'open', data: '' });
  for (const { id: userId } of [ada, bob, ada]) await notifyProgress(db(), userId);
  expect(await events.next()).toEqual({ event: 'students', data: JSON.stringify([ada.id, bob.id]) });
  await removeStudents(instructor, id, [bob.id]);
  expect(await events.next()).toEqual({ event: 'students', data: JSON.stringify([bob.id]) });
  ending.abort();
  expect(await events.next()).toBeNull();
});

test('what was told between reading a class and following it is told again, or all of it is to be read', async () => {
  const [instructor, student] = [await makeInstructor(), await makeUser()];
  const { id } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]);
  const began = new Date('2026-11-20T18:00:00Z');
  const after = (seconds: number) => began.getTime() + seconds * 1000;
  vi.useFakeTimers({ toFake: ['Date'], now: began });
  onTestFinished(() => void vi.useRealTimers());
  await listenForNews();
  vi.setSystemTime(after(10));
  const heard = await follow(id);
  await notifyProgress(db(), student.id);
  await expect.poll(() => heard).toEqual([{ kind: 'student', userId: student.id }]);
  const told: ClassNews[] = [];
  await followClass(id, (news) => told.push(news), after(20));
  expect(told).toEqual([]);
  await followClass(id, (news) => told.push(news), after(10));
  expect(told).toEqual([{ kind: 'student', userId: student.id }]);
  await followClass(id, (news) => told.push(news), after(1));
  expect(told.at(-1)).toEqual({ kind: 'class' });
});

test('who is removed from the staff is told so, and the stream ends', async () => {
  const [instructor, other] = [await makeInstructor(), await makeInstructor()];
  const { id } = await makeClass([
    [instructor, 'instructor'],
    [other, 'instructor'],
  ]);
  const events = readEvents(await streamClass(other, id, { signal }));
  await events.next();
  await removeStaff(instructor, id, other.id);
  expect(await events.until('gone')).toEqual({ event: 'gone', data: '' });
  expect(await events.next()).toBeNull();
});

test('a server that stops ends its streams', async () => {
  const instructor = await makeInstructor();
  const { id } = await makeClass([[instructor, 'instructor']]);
  const events = readEvents(await streamClass(instructor, id, { signal }));
  await events.next();
  endStreams();
  expect(await events.next()).toBeNull();
});

test('only staff of the class may follow it', async () => {
  const student = await makeUser();
  const { id } = await makeClass([[student, 'student']]);
  await expect(streamClass(student, id, { signal })).rejects.toThrow(NotFound);
  await expect(streamClass(await makeInstructor(), id, { signal })).rejects.toThrow(NotFound);
});
