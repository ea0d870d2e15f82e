/** The read-only API through its route handlers, as a script would call it. */
import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { GET as attemptRoute } from '@/app/api/v1/classes/[classId]/attempts/[attemptId]/route';
import { GET as attemptsRoute } from '@/app/api/v1/classes/[classId]/attempts/route';
import { GET as classRoute } from '@/app/api/v1/classes/[classId]/route';
import { GET as studentsRoute } from '@/app/api/v1/classes/[classId]/students/route';
import { GET as classesRoute } from '@/app/api/v1/classes/route';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { Forbidden, NotFound } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';
import { apiEndpoints, writtenPath } from '@/lib/teaching/public-api/endpoints';
import { openApiDocument } from '@/lib/teaching/public-api/openapi';
import { type Scope, scopeNames } from '@/lib/teaching/public-api/scopes';
import * as tokensRoom from '@/lib/teaching/public-api/tokens.server';
import { freshDatabase } from '../../helpers/database';
import { forInstructor } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';
import { findRoutes } from '../../helpers/reachable';

const createToken = forInstructor(tokensRoom.createToken);
const listTokens = forInstructor(tokensRoom.listTokens);
const revokeToken = forInstructor(tokensRoom.revokeToken);

const db = freshDatabase();
let instructor: Viewer;
let student: Viewer;
let classId: string;

beforeEach(async () => {
  instructor = await makeInstructor();
  student = await makeUser({ name: 'Ada' });
  ({ id: classId } = await makeClass([
    [instructor, 'instructor'],
    [student, 'student'],
  ]));
});

const tokenFor = (viewer: Viewer, scopes: readonly Scope[] = scopeNames, only: string | null = null) =>
  createToken(viewer, { name: 'Script', scopes, classId: only, days: 30 });

type Route = typeof classesRoute;
async function get(route: Route, token: string | null, params: Record<string, string> = {}, query = '') {
  const headers = token === null ? undefined : { authorization: `Bearer ${token}` };
  const request = new Request(`http://nabla.test/api/v1${query}`, headers && { headers });
  const response = await route(request, { params: Promise.resolve(params) });
  return { status: response.status, body: await response.json() };
}

describe('a token', () => {
  test('reads its classes where Next hands over no parameters at all', async () => {
    const headers = { authorization: `Bearer ${await tokenFor(instructor)}` };
    const request = new Request('http://nabla.test/api/v1/classes', { headers });
    const response = await classesRoute(request, { params: Promise.resolve(undefined) });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ classes: [{ id: classId }] });
  });

  test('reads its owner’s classes, students and attempts', async () => {
    await publishCourse('Test', [makeRevision()]);
    const id = randomUUID();
    await submitAttempt(student, { id, slug: 'double', source: 'export const double = 1;' });
    const token = await tokenFor(instructor);
    expect((await get(classesRoute, token)).body).toMatchObject({ classes: [{ id: classId, students: 1 }] });
    expect((await get(classRoute, token, { classId })).body).toMatchObject({ id: classId, archived: false });
    expect((await get(studentsRoute, token, { classId })).body).toMatchObject({
      students: [{ id: student.id, name: 'Ada', email: student.email, section: null }],
    });
    expect((await get(attemptsRoute, token, { classId })).body).toMatchObject({
      attempts: [{ id, studentId: student.id, exercise: 'double', state: 'pending', score: null }],
      next: null,
    });
    expect((await get(attemptRoute, token, { classId, attemptId: id })).body).toMatchObject({
      id,
      source: 'export const double = 1;',
      report: null,
    });
  });

  test('pages through attempts without losing or repeating one', async () => {
    await publishCourse('Test', [makeRevision()]);
    const ids = Array.from({ length: 7 }, () => randomUUID());
    for (const id of ids) await submitAttempt(student, { id, slug: 'double', source: '' });
    const token = await tokenFor(instructor);
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { body } = await get(attemptsRoute, token, { classId }, `?limit=3${after && `&after=${after}`}`);
      seen.push(...body.attempts.map((attempt: { id: string }) => attempt.id));
      if (body.next === null) break;
      after = body.next;
    }
    expect(seen).toHaveLength(7);
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  test('is refused when absent, made up, revoked or expired', async () => {
    const token = await tokenFor(instructor);
    expect((await get(classesRoute, null)).status).toBe(401);
    expect((await get(classesRoute, `nabla_${'x'.repeat(43)}`)).status).toBe(401);
    expect((await get(classesRoute, 'letmein')).status).toBe(401);
    const [listed] = await listTokens(instructor);
    await revokeToken(instructor, listed?.id ?? '');
    expect((await get(classesRoute, token)).status).toBe(401);
    const expired = await tokenFor(instructor);
    await db().apiToken.updateMany({ data: { expiresAt: new Date(Date.now() - 1) } });
    expect((await get(classesRoute, expired)).status).toBe(401);
    expect(await listTokens(instructor)).toEqual([]);
  });

  test('does what its scopes say and no more', async () => {
    const token = await tokenFor(instructor, ['classes:read']);
    expect((await get(classRoute, token, { classId })).status).toBe(200);
    const refused = await get(studentsRoute, token, { classId });
    expect(refused).toMatchObject({
      status: 403,
      body: { error: { message: expect.stringContaining('roster:read') } },
    });
    expect((await get(attemptsRoute, token, { classId })).status).toBe(403);
  });

  test('for one class sees no other, and nobody’s sees another instructor’s class', async () => {
    const other = await makeClass([[instructor, 'instructor']]);
    const foreign = await makeClass([[await makeInstructor(), 'instructor']]);
    const token = await tokenFor(instructor, scopeNames, classId);
    expect((await get(classesRoute, token)).body.classes).toHaveLength(1);
    expect((await get(classRoute, token, { classId: other.id })).status).toBe(404);
    expect((await get(classRoute, await tokenFor(instructor), { classId: foreign.id })).status).toBe(404);
  });

  test('reaches no attempt by somebody outside the class', async () => {
    await publishCourse('Test', [makeRevision()]);
    const stranger = await makeUser();
    const id = randomUUID();
    await submitAttempt(stranger, { id, slug: 'double', source: '' });
    const token = await tokenFor(instructor);
    expect((await get(attemptRoute, token, { classId, attemptId: id })).status).toBe(404);
    expect((await get(attemptsRoute, token, { classId }, `?student=${stranger.id}`)).body.attempts).toEqual([]);
  });

  test('dies with its owner’s right to teach, and with their place in the class', async () => {
    const token = await tokenFor(instructor);
    await db().enrolment.updateMany({ where: { userId: instructor.id }, data: { removedAt: new Date() } });
    expect((await get(classRoute, token, { classId })).status).toBe(404);
    await db().user.update({ where: { id: instructor.id }, data: { role: 'student' } });
    expect((await get(classesRoute, token)).status).toBe(403);
  });

  test('is stored as a hash, and the answer to wrong input names what is wrong', async () => {
    const token = await tokenFor(instructor);
    expect(JSON.stringify(await db().apiToken.findMany())).not.toContain(token.slice(6));
    const wrong = await get(attemptsRoute, token, { classId }, '?limit=many');
    expect(wrong).toMatchObject({ status: 400, body: { error: { message: expect.stringContaining('limit') } } });
    expect((await get(classRoute, token, { classId: 'x' })).status).toBe(400);
  });

  test('is made by instructors, for classes of theirs, and revoked by its owner alone', async () => {
    await expect(tokenFor(student)).rejects.toThrow(Forbidden);
    const foreign = await makeClass();
    await expect(tokenFor(instructor, scopeNames, foreign.id)).rejects.toThrow(NotFound);
    await tokenFor(instructor);
    const [listed] = await listTokens(instructor);
    await expect(revokeToken(await makeInstructor(), listed?.id ?? '')).rejects.toThrow(NotFound);
  });
});

test('the OpenAPI document has every path of the API, each with its scope and schema', async () => {
  const { paths } = openApiDocument('http://nabla.test');
  const served = await findRoutes();
  const declared = served.flatMap(({ definition }) => (definition?.scope ? [writtenPath(definition)] : []));
  expect(Object.keys(paths).toSorted()).toEqual(declared.toSorted());
  for (const { scope, ...one } of apiEndpoints) {
    const path = writtenPath(one);
    expect(paths[path]?.get.description).toContain(scope);
    expect(paths[path]?.get.responses[200].content['application/json'].schema).toMatchObject({ type: 'object' });
  }
});
