/**
 * Every page, route handler and server action, called as everybody: who gets in is who the
 * declared policy lets in. For what is about a class, the calls are made again by an instructor who was let into a class of
 * their own and names another's things: nothing of that other class is changed or shown.
 */
import { createHash, randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import type { Action } from '@/lib/platform/contract/action.server';
import type { Endpoint } from '@/lib/platform/contract/endpoint';
import { closeDatabase, database, provideConnection } from '@/lib/platform/db/database.server';
import { Refusal } from '@/lib/platform/http/errors';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { SessionPolicy } from '@/lib/platform/session/capabilities';
import { pages } from '@/lib/platform/session/pages';
import { makeSession } from '@/lib/platform/session/sessions.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { findOpenSession } from '@/lib/platform/session/viewer.server';
import { freshConnection } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeAdministrator, makeClass, makeInstructor, makeUser } from '../../helpers/people';
import { findActions, findRoutes, load } from '../../helpers/reachable';

/** Stands for "let in": nothing behind the door runs. */
class LetIn extends Refusal {
  override readonly name = 'LetIn';
  readonly status = 418;
  readonly code = 'let-in';
}

type Door = 'asks' | 'own class';
const now: { viewer: Viewer | null; door: Door; letIn: boolean; about: string | undefined } = {
  viewer: null,
  door: 'asks',
  letIn: false,
  about: undefined,
};

vi.mock('next/headers', () => ({
  cookies: async () => ({ get: () => undefined }),
  headers: async () => new Headers(),
}));
vi.mock('next/cache', () => ({ revalidatePath: () => {} }));
vi.mock('@/lib/platform/session/session.server', async (original) => ({
  ...(await original<typeof import('@/lib/platform/session/session.server')>()),
  findViewer: async () => now.viewer,
}));
vi.mock('@/lib/platform/session/admit.server', async (original) => {
  const real = await original<typeof import('@/lib/platform/session/admit.server')>();
  const through =
    (admit: (...given: never[]) => Promise<unknown>) =>
    async (...given: unknown[]) => {
      const subject = given.find((value): value is { classId?: string } => typeof value === 'object' && value !== null);
      now.about = subject?.classId;
      if (now.door === 'own class') return authorise('classInstructor', now.viewer, ids.otherClassId);
      await admit(...(given as never[])); // handed on as they came
      now.letIn = true;
      throw new LetIn();
    };
  return { admitPage: through(real.admitPage), admit: through(real.admit) };
});

const people = {
  visitor: null as Viewer | null, // the others are made before the tests
  student: null as Viewer | null,
  'student of another class': null as Viewer | null,
  'student who was removed': null as Viewer | null,
  'somebody who waits to enter the class': null as Viewer | null,
  'suspended instructor': null as Viewer | null,
  'erased instructor': null as Viewer | null,
  assistant: null as Viewer | null,
  'instructor of another class': null as Viewer | null,
  instructor: null as Viewer | null,
  administrator: null as Viewer | null,
};
type PersonName = keyof typeof people;
const everybody = Object.keys(people) as PersonName[]; // Object.keys forgets the keys' type

/** Theirs are sessions that are over: they are let in where anyone is. */
const gone: readonly PersonName[] = ['visitor', 'suspended instructor', 'erased instructor'];

const admitted: Record<SessionPolicy, readonly PersonName[]> = {
  anyone: everybody,
  viewer: everybody.filter((name) => !gone.includes(name)),
  instructor: ['instructor of another class', 'instructor', 'administrator'],
  administrator: ['administrator'],
  instructorMaker: ['administrator'],
  staff: ['assistant', 'instructor of another class', 'instructor', 'administrator'],
  classStaff: ['assistant', 'instructor'],
  classInstructor: ['instructor'],
};

const ids = {
  classId: '',
  otherClassId: '',
  userId: '',
  id: randomUUID(),
  attemptId: randomUUID(),
  slug: 'double',
  token: 'x',
};

/** Whom the server sees in the session that an instructor of the class began before that became of the account. */
async function seenAfter(classId: string, change: { suspendedAt: Date } | { erasedAt: Date }): Promise<Viewer | null> {
  const { user, enrolment } = await database();
  const { id } = await makeInstructor();
  await enrolment.create({ data: { classId, userId: id, role: 'instructor' } });
  const session = await makeSession(id, 'Firefox on Linux');
  await user.update({ where: { id }, data: change });
  return (await findOpenSession(session, id))?.viewer ?? null;
}

beforeAll(async () => {
  provideConnection(await freshConnection());
  await publishCourse('Test', [makeRevision()]);
  for (const name of everybody.filter((person) => person !== 'visitor'))
    people[name] = name.startsWith('instructor') ? await makeInstructor() : await makeUser();
  people.administrator = await makeAdministrator();
  const { student, assistant, instructor } = people;
  const other = people['student of another class'];
  const removed = people['student who was removed'];
  const otherInstructor = people['instructor of another class'];
  if (!student || !assistant || !instructor || !other || !removed || !otherInstructor) throw new Error('Nobody there.');
  const own = await makeClass([
    [instructor, 'instructor'],
    [assistant, 'assistant'],
    [student, 'student'],
    [removed, 'student'],
  ]);
  const others = await makeClass([
    [otherInstructor, 'instructor'],
    [other, 'student'],
  ]);
  const { enrolment } = await database();
  await enrolment.updateMany({ where: { userId: removed.id }, data: { removedAt: new Date() } });
  const waits = people['somebody who waits to enter the class'];
  if (!waits) throw new Error('Nobody waits.');
  await (await database()).joinRequest.create({ data: { classId: own.id, userId: waits.id } });
  people['suspended instructor'] = await seenAfter(own.id, { suspendedAt: new Date() });
  people['erased instructor'] = await seenAfter(own.id, { erasedAt: new Date() });
  Object.assign(ids, { classId: own.id, otherClassId: others.id, userId: student.id });
});
afterAll(closeDatabase);

beforeEach(() => {
  Object.assign(now, { viewer: null, door: 'asks', letIn: false, about: undefined });
});

type Call = () => Promise<unknown>;

/** `/teach/classes/[classId]` → what Next hands to the page. */
function paramsOf(path: string): Promise<Record<string, string>> {
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => name ?? '');
  return Promise.resolve(Object.fromEntries(names.map((name) => [name, { ...ids }[name] ?? randomUUID()])));
}

async function pageCalls(path: string): Promise<readonly Call[]> {
  const { default: Page } = await load(`app${path === '/' ? '' : path}/page.tsx`);
  return [() => Page({ params: paramsOf(path), searchParams: Promise.resolve({}) })];
}

async function routeCalls(route: string): Promise<readonly Call[]> {
  const [method = '', path = ''] = route.split(' ');
  const handlers = await load(`app${path}/route.ts`);
  const body = method === 'GET' ? {} : { body: '{}' };
  const headers = { host: 'localhost:3000', origin: 'http://localhost:3000' };
  return [
    async () => {
      const request = new Request(`http://localhost:3000${path}`, { method, headers, ...body });
      const response = await handlers[method](request, { params: paramsOf(path) });
      if (response.status >= 400) throw new Error(`Refused with ${response.status}.`);
      return response.headers.get('content-type')?.includes('event-stream') ? '' : response.text();
    },
  ];
}

/** Actions take the class as an argument, in a form or in an object: each is tried. */
async function actionCalls(action: string): Promise<readonly Call[]> {
  const [file = '', name = ''] = action.split(' ');
  const { [name]: run } = await load(file);
  const some = { ...ids, name: 'Renamed', reason: 'Because', body: 'Text', role: 'assistant', score: 1, points: 1 };
  const form = new FormData();
  for (const [key, value] of Object.entries(some)) form.set(key, String(value));
  const text = [ids.userId, ids.id, 'Text'];
  return [[ids.classId, ...text], [ids.classId, some], [ids.classId, null, form], [null, form], [some], []].map(
    (given) => () => run(...given),
  );
}

const byToken = (policy: Endpoint['policy']): policy is Exclude<Endpoint['policy'], SessionPolicy> =>
  ['token', 'classToken', 'operator', 'folderOwner'].includes(policy);

/** Whether the door let this person in, by any way of calling. */
async function isLetIn(calls: readonly Call[], person: PersonName, policy: Endpoint['policy']): Promise<boolean> {
  const aboutClass = policy === 'classStaff' || policy === 'classInstructor';
  let asked = false;
  for (const call of calls) {
    Object.assign(now, { viewer: people[person], letIn: false, about: undefined });
    await call().catch(() => {});
    if (aboutClass && now.about !== ids.classId) continue;
    asked = true;
    if (now.letIn) return true;
  }
  expect(asked, 'no way of calling it asked about the class').toBe(true);
  return false;
}

/** Every row of every table that names the class or its student, as one hash. */
async function snapshot(): Promise<string> {
  const db = await database();
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT quote_ident(table_name) AS name FROM information_schema.tables
    WHERE table_schema = 'public' AND table_type = 'BASE TABLE' ORDER BY 1`;
  const hash = createHash('sha256');
  for (const { name } of tables)
    hash.update(
      JSON.stringify(
        await db.$queryRawUnsafe(
          `SELECT row FROM (SELECT to_jsonb(t)::text AS row FROM ${name} t) rows
           WHERE row LIKE '%' || $1 || '%' OR row LIKE '%' || $2 || '%' ORDER BY 1`,
          ids.classId,
          ids.userId,
        ),
      ),
    );
  return hash.digest('hex');
}

/** Whatever is none fails surface.test.ts. */
const isAction = (found: unknown): found is Action<never[], unknown> =>
  typeof found === 'function' && 'policy' in found;

const surface: readonly (readonly [string, Endpoint['policy'], (name: string) => Promise<readonly Call[]>])[] = [
  ...Object.entries(pages).map(([name, policy]) => [name, policy, pageCalls] as const),
  // next-auth's own handler has no definition and asks for nothing.
  ...(await findRoutes()).flatMap(({ name, definition }) =>
    definition ? [[name, definition.policy, routeCalls] as const] : [],
  ),
  ...[...(await findActions())].flatMap(([name, found]) =>
    isAction(found) ? [[name, found.policy, actionCalls] as const] : [],
  ),
];

describe('who gets in is who the policy lets in', () => {
  test.each(surface.filter(([, policy]) => !byToken(policy)))('%s: %s', async (name, policy, callsOf) => {
    const calls = await callsOf(name);
    const letIn: PersonName[] = [];
    for (const person of everybody) if (await isLetIn(calls, person, policy)) letIn.push(person);
    expect(letIn).toEqual(byToken(policy) ? [] : admitted[policy]);
  });

  test.each(surface.filter(([, policy]) => byToken(policy)))('%s: no session opens it', async (name, _, callsOf) => {
    for (const person of everybody) {
      Object.assign(now, { viewer: people[person] });
      for (const call of await callsOf(name)) await expect(call(), person).rejects.toThrow('401');
    }
  });
});

describe('whoever was let into a class of their own reaches nothing of another', () => {
  const aboutClasses = surface.filter(([, policy]) => policy === 'classStaff' || policy === 'classInstructor');
  test.each(aboutClasses)('%s: %s', async (name, _, callsOf) => {
    Object.assign(now, { viewer: people['instructor of another class'], door: 'own class' });
    const before = await snapshot();
    for (const call of await callsOf(name)) {
      const shown = await call().catch(() => 'refused');
      expect(inspect(shown, { depth: 40, maxArrayLength: null })).not.toContain(people.student?.email);
    }
    expect(await snapshot()).toBe(before);
  });
});
