/** Concept questions from the page to the database, by the route handler and what the lesson page renders. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { POST } from '@/app/api/questions/[slug]/[id]/route';
import { showLesson } from '@/app/lessons/render-lesson';
import { showQuestions } from '@/app/lessons/show-question';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { optionOrder } from '@/lib/learning/reading/option-order.server';
import { listQuestionProgress } from '@/lib/learning/reading/questions.server';
import { makeSessionToken } from '@/lib/platform/session/session.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';
import { multiple, numeric, single } from './questions';

const jar = new Map<string, string>();
vi.mock('next/headers', () => ({
  cookies: async () => ({ get: (name: string) => (jar.has(name) ? { value: jar.get(name) } : undefined) }),
}));
vi.mock('katex/dist/katex.min.css', () => ({}));
const folder = mkdtempSync(join(tmpdir(), 'nabla-questions-'));
vi.stubEnv('NABLA_DATA', folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const db = freshDatabase();
const lesson = [single, multiple, numeric].map(({ id }) => `::question{id="${id}"}`).join('\n\n');
beforeEach(async () => {
  await publishCourse('Test', [makeRevision({ lesson, questions: [single, multiple, numeric] })]);
});
afterEach(() => jar.clear());

async function signIn() {
  const user = await makeUser();
  jar.set('next-auth.session-token', await makeSessionToken(user.id));
  return user;
}

async function answer(id: string, body: unknown, headers: Record<string, string> = {}, slug = 'double') {
  const request = new Request(`http://localhost:3000/api/questions/${slug}/${id}`, {
    method: 'POST',
    headers: { host: 'localhost:3000', ...headers },
    body: JSON.stringify(body),
  });
  const response = await POST(request, { params: Promise.resolve({ slug, id }) });
  return { status: response.status, body: await response.json() };
}

/** What the page calls the options that stand at these places in the author's order. */
async function named(question: typeof single | typeof multiple, ...indices: number[]) {
  const { names } = await optionOrder('double', question, '');
  return { kind: 'options', chosen: indices.map((index) => names[index] ?? index) };
}
const choose = (...chosen: number[]) => ({ kind: 'options', chosen });

describe('before an answer', () => {
  test('neither the page nor what it sends to the browser holds an explanation or what is right', async () => {
    const { lesson: drawn } = await showLesson(makeRevision({ lesson }), null);
    const html = renderToStaticMarkup(drawn);
    expect(html).toContain('What is the slope at 0?');
    const sent = JSON.stringify(await showQuestions(await makeUser(), 'double'));
    expect(sent).toContain('tanh');
    for (const text of [html, sent]) expect(text).not.toMatch(/secret|"correct"|"right"|tolerance/);
  });

  test('prompts and options are rendered, with maths', async () => {
    const [first] = await showQuestions(null, 'double');
    expect(first?.promptHtml).toContain('class="katex"');
    const quarter = first?.optionsSpoken.indexOf('1/4') ?? -1;
    expect(first?.optionsHtml[quarter]).toMatch(/^<span class="katex"/);
    expect(first?.optionsSpoken.toSorted()).toEqual(['1/4', null]);
  });

  test('options stand in an order of the viewer’s own, the same at every visit', async () => {
    const textsFor = async (viewer: Viewer | null) => (await showQuestions(viewer, 'double'))[1]?.optionsHtml.join();
    const students = await Promise.all(Array.from({ length: 24 }, () => makeUser()));
    const seen = await Promise.all(students.map(textsFor));
    expect(new Set(seen).size).toBeGreaterThan(3);
    expect(await Promise.all(students.map(textsFor))).toEqual(seen);
    const visitors = new Set<string | undefined>();
    for (let seed = 0; seed < 24; seed += 1) {
      jar.set('nabla-order', `seed-${seed}`);
      visitors.add(await textsFor(null));
    }
    expect(visitors.size).toBeGreaterThan(3);
  });

  test('an option has the same name for everybody, and names do not tell the author’s order', async () => {
    const namesOf = async (slug: string) => (await optionOrder(slug, multiple, '')).names.join();
    const slugs = Array.from({ length: 24 }, (_, index) => `exercise-${index}`);
    expect(new Set(await Promise.all(slugs.map(namesOf))).size).toBeGreaterThan(3);
    const [one, other] = [await optionOrder('double', multiple, 'a'), await optionOrder('double', multiple, 'b')];
    expect(one.names).toEqual(other.names);
  });
});

describe('an answer', () => {
  test('of a visitor is judged, explained and not recorded', async () => {
    const { status, body } = await answer('largest-slope', await named(single, 0));
    expect(status).toBe(200);
    expect(body).toMatchObject({ correct: false, incomplete: false, remarks: [{ right: false }] });
    expect([body.remarks[0].option]).toEqual((await named(single, 0)).chosen);
    expect(body.remarks[0].html).toContain('<strong>high</strong>');
    expect(JSON.stringify(body)).not.toContain('a quarter');
    expect(await db().questionAnswer.count()).toBe(0);
  });

  test('of a student is recorded: the first verdict stays, the last one changes', async () => {
    const student = await signIn();
    await answer('largest-slope', await named(single, 0));
    await answer('largest-slope', await named(single, 1));
    const [row] = await db().questionAnswer.findMany();
    expect(row).toMatchObject({ userId: student.id, answers: 2, correctFirst: false, correctLast: true, chosen: [1] });
  });

  test('after tries as a visitor was not right at the first', async () => {
    await signIn();
    const { body } = await answer('largest-slope', { ...(await named(single, 1)), earlierTries: 2 });
    expect(body).toMatchObject({ correct: true, tries: 3 });
    expect(await db().questionAnswer.findFirst()).toMatchObject({ answers: 3, correctFirst: false, correctLast: true });
  });

  test('ends for a while after many tries at one question, and at that question alone', async () => {
    await signIn();
    const wrong = await named(single, 0);
    for (let tries = 0; tries < 10; tries += 1) expect((await answer('largest-slope', wrong)).status).toBe(200);
    expect((await answer('largest-slope', wrong)).status).toBe(429);
    expect((await answer('which-saturate', await named(multiple, 0))).status).toBe(200);
    jar.clear();
    const visitor = { 'x-forwarded-for': '203.0.113.9' };
    for (let tries = 0; tries < 120; tries += 1) await answer('largest-slope', wrong, visitor);
    expect((await answer('largest-slope', wrong, visitor)).status).toBe(429);
  });

  test('that was right is as old as it was when it is given again, so that lateness takes nothing from it', async () => {
    await signIn();
    await answer('largest-slope', await named(single, 0));
    await answer('largest-slope', await named(single, 1));
    const inTime = new Date('2026-03-01T12:00:00Z');
    await db().questionAnswer.updateMany({ data: { answeredAt: inTime } });
    await answer('largest-slope', await named(single, 1));
    expect(await db().questionAnswer.findFirst()).toMatchObject({ answers: 3, answeredAt: inTime, correctLast: true });
    await answer('largest-slope', await named(single, 0));
    const row = await db().questionAnswer.findFirst();
    expect(row).toMatchObject({ answers: 4, correctLast: false });
    expect(row?.answeredAt).not.toEqual(inTime);
  });

  test('is there with its verdict when the student comes back, and for nobody else', async () => {
    const student = await signIn();
    await answer('slope-at-zero', { kind: 'number', value: 0.5 });
    const [, , mine] = await showQuestions(student, 'double');
    expect(mine?.saved).toMatchObject({ answer: { kind: 'number', value: 0.5 }, verdict: { correct: false } });
    expect(mine?.saved?.verdict.remarks[0]?.html).toContain('that is the height');
    const others = await showQuestions(await makeUser(), 'double');
    expect(others.map(({ saved }) => saved)).toEqual([null, null, null]);
  });

  test('counts in the progress of the lesson', async () => {
    const student = await signIn();
    await answer('largest-slope', await named(single, 1));
    await answer('which-saturate', await named(multiple, 0));
    expect(await listQuestionProgress(student)).toEqual([{ slug: 'double', total: 3, answered: 2, correct: 1 }]);
  });

  test('that no longer fits its question is as if it had not been given', async () => {
    const student = await signIn();
    await answer('which-saturate', await named(multiple, 2));
    const fewer = { ...multiple, options: multiple.options.slice(0, 2) };
    const id = 'f'.repeat(32);
    await publishCourse('Test', [makeRevision({ id, lesson, questions: [single, fewer, numeric] })]);
    const shown = await showQuestions(student, 'double');
    expect(shown[1]?.saved).toBeNull();
  });

  test('is refused where it fits no question', async () => {
    const refused: [string, unknown, number][] = [
      ['nothing', choose(0), 404],
      ['largest-slope', choose(5), 400],
      ['largest-slope', choose(0, 1), 400],
      ['largest-slope', { kind: 'number', value: 1 }, 400],
      ['largest-slope', { chosen: 'all' }, 400],
      ['largest-slope', { ...choose(0), padding: 'x'.repeat(3000) }, 413],
    ];
    for (const [id, body, status] of refused) expect((await answer(id, body)).status).toBe(status);
  });

  test('to an exercise that does not exist, or from another site, is refused', async () => {
    expect((await answer('largest-slope', choose(0), {}, 'nowhere')).status).toBe(404);
    expect((await answer('largest-slope', choose(0), { origin: 'https://elsewhere.example' })).status).toBe(403);
  });
});

test('an answer given before signing in does not replace one that the account has', async () => {
  const user = await signIn();
  const [wrong, right] = [await named(single, 0), await named(single, 1)];
  const first = await answer(single.id, right);
  expect(first.status).toBe(200);
  const before = await db().questionAnswer.findFirst({ where: { userId: user.id } });
  expect((await answer(single.id, { ...wrong, earlierTries: 3, asVisitor: true })).status).toBe(200);
  expect(await db().questionAnswer.findFirst({ where: { userId: user.id } })).toEqual(before);
});
