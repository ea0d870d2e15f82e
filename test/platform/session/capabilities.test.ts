/** What a capability is worth: it cannot be had without asking, and asking costs one query a request. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Header } from '@/app/shell/header';
import ClassLayout from '@/app/teach/classes/[classId]/layout';
import ClassPage from '@/app/teach/classes/[classId]/page';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { database, provideConnection } from '@/lib/platform/db/database.server';
import { Forbidden, NotFound, NotSignedIn } from '@/lib/platform/http/errors';
import { authorise, findCapability } from '@/lib/platform/session/authorise.server';
import type { ClassInstructor, ClassStaff, Instructor } from '@/lib/platform/session/capabilities';
import type { Viewer } from '@/lib/platform/session/viewer';
import { archiveClass, getClass } from '@/lib/teaching/classes/classes.server';
import { freshConnection, freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const request: { viewer: Viewer | null } = { viewer: null };

// As React's does while a page renders: each test here is one request.
vi.mock('react', async (original) => ({
  ...(await original<typeof import('react')>()),
  cache: (read: (key: string) => unknown) => {
    const answers = new Map<Viewer | null, Map<string, unknown>>();
    return (key: string) => {
      const known = answers.get(request.viewer) ?? new Map<string, unknown>();
      answers.set(request.viewer, known);
      if (!known.has(key)) known.set(key, read(key));
      return known.get(key);
    };
  },
}));
vi.mock('@/lib/platform/session/session.server', async (original) => ({
  ...(await original<typeof import('@/lib/platform/session/session.server')>()),
  findViewer: async () => request.viewer,
}));

freshDatabase();

async function makePeople() {
  const [instructor, assistant, student] = [await makeInstructor(), await makeUser(), await makeUser()];
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    [assistant, 'assistant'],
    [student, 'student'],
  ]);
  return { instructor, assistant, student, classId };
}

beforeEach(() => {
  request.viewer = null;
});

describe('authorise', () => {
  test('yields who, which class, in which role and where its days end', async () => {
    const { assistant, instructor, classId } = await makePeople();
    expect(await authorise('classStaff', assistant, classId)).toEqual({
      ...{ viewer: assistant, classId, role: 'assistant', timeZone: 'UTC' },
    });
    expect(await authorise('classInstructor', instructor, classId.toUpperCase())).toMatchObject({
      ...{ viewer: instructor, classId, role: 'instructor' },
    });
  });

  test('refuses whoever may not, and findCapability finds nothing', async () => {
    const { assistant, student, classId } = await makePeople();
    await expect(authorise('viewer', null)).rejects.toThrow(NotSignedIn);
    await expect(authorise('instructor', student)).rejects.toThrow(Forbidden);
    await expect(authorise('staff', student)).rejects.toThrow(Forbidden);
    await expect(authorise('classStaff', student, classId)).rejects.toThrow(NotFound);
    await expect(authorise('classStaff', assistant, 'no class')).rejects.toThrow(NotFound);
    await expect(authorise('classInstructor', assistant, classId)).rejects.toThrow(Forbidden);
    expect(await findCapability('classInstructor', assistant, classId)).toBeNull();
  });
});

test('the class page with its bar and the header asks once for the enrolments of who looks', async () => {
  const asked: unknown[] = [];
  const connection = await freshConnection();
  const client = connection.client.$extends({
    query: {
      enrolment: {
        $allOperations({ args, operation, query }) {
          if (JSON.stringify(args).includes(request.viewer?.id ?? 'nobody')) asked.push(operation);
          return query(args);
        },
      },
    },
  });
  provideConnection({ ...connection, client: client as unknown as typeof connection.client }); // the same client, watched
  await publishCourse('Test', [makeRevision()]);
  const { assistant, classId } = await makePeople();
  request.viewer = assistant;
  const params = Promise.resolve({ classId });
  await Promise.all([
    Header(),
    ClassLayout({ params, children: null }),
    ClassPage({ params, searchParams: Promise.resolve({}) }),
  ]);
  expect(asked).toEqual(['findMany']);
  expect(await (await database()).enrolment.count({ where: { userId: assistant.id } })).toBe(1);
});

/** Never called: what does not compile here cannot be forgotten anywhere. */
async function forgetting(viewer: Viewer, classId: string, staff: ClassStaff, instructor: Instructor) {
  // @ts-expect-error what a viewer tells makes none: it is read from the database
  const invented: Viewer = { id: viewer.id, name: viewer.name, email: viewer.email, role: viewer.role };
  // @ts-expect-error a viewer and an id are no proof
  await getClass({ viewer, classId });
  // @ts-expect-error nor are they with all that a capability tells
  await getClass({ viewer, classId, role: 'instructor', timeZone: 'UTC' });
  // @ts-expect-error staff may see the class, not archive it
  await archiveClass(staff);
  // @ts-expect-error an instructor by account is none of every class
  const mistaken: ClassInstructor = instructor;
  return [mistaken, invented];
}
void forgetting;
