/** The payload test: nothing that a student's browser receives gives the answers away, and nothing forged counts. */
import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { parse } from 'yaml';
import { z } from 'zod';
import { signUp, somebody, test } from './fixtures';
import { button, exerciseFile, openExercise, postAttempt, typeCode, verdict } from './workbench';

/** Of a baked revision (lib/core/exercise/revision.ts), what is secret and what is public. */
const bakedSchema = z.object({
  revision: z.object({
    slug: z.string(),
    lesson: z.string(),
    starter: z.string(),
    solution: z.string(),
    checks: z.array(
      // Whole: a number that a public check shows anywhere is no secret in a hidden one.
      z.looseObject({
        name: z.string(),
        visibility: z.enum(['public', 'hidden']),
        hints: z.array(z.string()).optional(),
        cases: z.array(z.looseObject({ expected: z.unknown().optional() })).optional(),
      }),
    ),
    // What the mistake returns, by which a browser knows it; of public checks alone.
    mistakes: z.array(
      z.object({ hint: z.string(), fingerprint: z.array(z.object({ check: z.string(), output: z.unknown() })) }),
    ),
    questions: z.array(
      z.object({
        prompt: z.string(),
        options: z.array(z.object({ text: z.string(), explanation: z.string().nullish() })).optional(),
        explanation: z.string().nullish(),
      }),
    ),
  }),
});
const courseSchema = z.object({ exercises: z.array(z.string()) });
type Baked = z.infer<typeof bakedSchema>['revision'];

/** The revisions that the start script published, from where it keeps them. */
async function bakedCourse(): Promise<readonly Baked[]> {
  const { exercises } = courseSchema.parse(parse(await readFile('exercises/course.yaml', 'utf8')));
  const files = (await readdir('.nabla/baked')).filter((name) =>
    exercises.some((slug) => name.startsWith(slug) && /^-[0-9a-f]+\.json$/.test(name.slice(slug.length))),
  );
  const texts = await Promise.all(files.map((name) => readFile(`.nabla/baked/${name}`, 'utf8')));
  return texts.map((text) => bakedSchema.parse(JSON.parse(text)).revision);
}

/** The longest stretch of plain words, which Markdown, HTML and JSON all leave as it is; null where it is short. */
function plainWords(text: string): string | null {
  const stretches = text.replaceAll(/\s+/g, ' ').match(/[A-Za-z ,.]+/g) ?? [];
  const [longest = ''] = stretches.map((stretch) => stretch.trim()).sort((a, b) => b.length - a.length);
  return longest.length >= 24 ? longest : null;
}

interface Secret {
  readonly what: string;
  readonly text: string;
}

/** What none of the responses may contain, without what the course says openly as well. */
function secretsOf(course: readonly Baked[]): readonly Secret[] {
  const open = course
    .map((revision) => ({ ...revision, shown: revision.checks.filter(({ visibility }) => visibility === 'public') }))
    .flatMap(({ shown, ...revision }) => [
      revision.lesson,
      revision.starter,
      ...shown.map((check) => JSON.stringify(check)),
      ...revision.mistakes
        .flatMap(({ fingerprint }) => fingerprint)
        .filter(({ check }) => shown.some(({ name }) => name === check))
        .map(({ output }) => JSON.stringify(output)),
      ...revision.questions.flatMap(({ prompt, options = [] }) => [prompt, ...options.map(({ text }) => text)]),
    ])
    .join('\n')
    .replaceAll(/\s+/g, ' ');
  return course.flatMap((revision) => {
    const { slug } = revision;
    const hidden = revision.checks.filter(({ visibility }) => visibility === 'hidden');
    const found: { what: string; text: string | null }[] = [
      ...revision.solution
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line.length >= 30 && !line.startsWith('export function'))
        .map((text) => ({ what: `${slug}: solution`, text })),
      ...hidden.map(({ name }) => ({ what: `${slug}: hidden check`, text: name })),
      ...hidden.flatMap(({ cases = [] }) =>
        cases
          .map(({ expected }) => (JSON.stringify(expected) ?? '').match(/\d\.\d{12,}/)?.[0] ?? null)
          .map((text) => ({ what: `${slug}: hidden expected value`, text })),
      ),
      ...hidden
        .flatMap(({ hints = [] }) => hints)
        .map((hint) => ({ what: `${slug}: hidden hint`, text: plainWords(hint) })),
      ...revision.mistakes.map(({ hint }) => ({ what: `${slug}: hint`, text: plainWords(hint) })),
      ...revision.questions
        .flatMap(({ options = [], explanation }) => [...options.map((option) => option.explanation), explanation])
        .map((text) => ({ what: `${slug}: explanation`, text: text ? plainWords(text) : null })),
    ];
    return found.flatMap(({ what, text }) => (text && !open.includes(text) ? [{ what, text }] : []));
  });
}

/** Collects the text of everything that the page receives from now on; scripts and styles included. */
function collect(page: Page): () => Promise<ReadonlyMap<string, string>> {
  const bodies = new Map<string, string>();
  // Megabytes, the same on every page: an address names their content.
  const assets = new Set<string>();
  const pending: Promise<void>[] = [];
  page.on('requestfinished', (request) => {
    const read = async () => {
      const response = await request.response();
      if (!response || response.status() >= 300) return;
      const type = response.headers()['content-type'] ?? '';
      if (!/text|json|script|x-component/.test(type)) return;
      if (/javascript|css/.test(type) && assets.has(request.url())) return;
      assets.add(request.url());
      bodies.set(`${bodies.size} ${request.method()} ${request.url()}`, await response.text());
    };
    // A body that the browser threw away with its page was read by nobody.
    pending.push(read().catch(() => {}));
  });
  return async () => {
    await Promise.all(pending);
    return bodies;
  };
}

const unescapeHtml = (text: string) =>
  text
    .replaceAll('&gt;', '>')
    .replaceAll('&lt;', '<')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');

test('no response holds a solution, a hidden check, a hint or an explanation', async ({ profile, staff }) => {
  test.setTimeout(300_000);
  const course = await bakedCourse();
  const secrets = secretsOf(course);
  for (const kind of ['solution', 'hidden check', 'hidden expected value', 'hidden hint', 'hint', 'explanation']) {
    expect(secrets.filter(({ what }) => what.endsWith(kind)).length, kind).toBeGreaterThan(5);
  }
  const page = await profile();
  const received = collect(page);
  await signUp(page, staff.joinCode, somebody('Pia'));
  for (const path of ['/', '/lab', ...course.map(({ slug }) => `/lessons/${slug}`)]) {
    await page.goto(path, { waitUntil: 'networkidle' });
  }
  for (const { slug } of course) await openExercise(page, slug);
  await openExercise(page, 'relu');
  await typeCode(page, await exerciseFile('relu', 'mistakes/mask-inverted.ts'));
  await button(page, 'Submit').click();
  await expect(page.getByText('Not passed yet:').first()).toBeVisible();
  await page.reload();
  await page.getByRole('tab', { name: /Attempts/ }).click();
  await expect(page.getByRole('list', { name: 'Attempts, newest first' }).getByRole('listitem')).toHaveCount(1);

  const bodies = await received();
  const names = [...bodies.keys()].join('\n');
  for (const part of ['/lessons/relu', '/exercises/relu', '/api/attempts']) expect(names).toContain(part);
  const leaks: string[] = [];
  for (const [url, body] of bodies) {
    const text = unescapeHtml(body).replaceAll(/\\n|\s+/g, ' ');
    for (const { what, text: secret } of secrets) if (text.includes(secret)) leaks.push(`${what} in ${url}: ${secret}`);
  }
  expect(leaks).toEqual([]);
});

test('a forged report, score, verdict, state or outcome changes nothing', async ({ profile, staff }) => {
  const page = await profile();
  await signUp(page, staff.joinCode, somebody('Fay'));
  const id = randomUUID();
  await postAttempt(page, id, 'relu', await exerciseFile('relu', 'mistakes/mask-inverted.ts'), {
    report: { version: 1, outcome: 'passed', score: 100, maxScore: 100, checks: [] },
    score: 100,
    maxScore: 100,
    verdict: 'passed',
    state: 'verified',
    outcome: 'passed',
    verifiedAt: new Date().toISOString(),
    userId: randomUUID(),
  });
  const { outcome, score } = await verdict(page, id);
  expect(outcome).toBe('failed');
  expect(score).toBeLessThan(100);
});
