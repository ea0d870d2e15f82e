/**
 * What every end-to-end test stands on: a server of its file's own, pages that fail the test when they talk to another
 * host or complain in the console, and the steps that people take.
 */
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { type PostgresServer, startPostgres } from '@/scripts/bench/postgres';
import { NablaServer } from './server';

export interface Person {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The worker's first instructor, signed in, with a class. */
export interface Staff {
  readonly page: Page;
  readonly person: Person;
  readonly joinCode: string;
  /** The address of the class's page. */
  readonly classUrl: string;
}

interface WorkerFixtures {
  readonly postgres: PostgresServer | null;
  readonly nabla: NablaServer;
  readonly staff: Staff;
}

interface TestFixtures {
  /** A new browser profile, watched; closed with the test. On the worker's server and clock unless others are given. */
  readonly profile: (server?: NablaServer, timezoneId?: string) => Promise<Page>;
  /**
   * A server of the test's own, to be killed and started again, or with more variables. Ended with the test: name it before
   * `profile`, so that the pages are closed first and do not complain that their server is gone.
   */
  readonly ownServer: (environment?: Readonly<Record<string, string>>) => Promise<NablaServer>;
  /** One more process on the worker's database; skips the test where that is the embedded one. */
  readonly sibling: () => Promise<NablaServer>;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  postgres: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the first parameter's pattern.
    async ({}, use) => {
      const server = process.env.NABLA_TEST_DATABASE === 'server' ? await startPostgres() : null;
      await use(server);
      server?.stop();
    },
    { scope: 'worker' },
  ],
  nabla: [
    async ({ postgres }, use) => {
      const server = await NablaServer.create(postgres ? { DATABASE_URL: await postgres.createDatabase() } : {});
      await use(server);
      await server.dispose();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  staff: [
    async ({ browser, nabla }, use) => {
      const page = await (await browser.newContext({ baseURL: nabla.url })).newPage();
      const person = await setUp(page, nabla, somebody('Staff'));
      const joinCode = await createClass(page, `Class of ${person.name}`);
      await use({ page, person, joinCode, classUrl: page.url() });
      await page.context().close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  ownServer: async ({ postgres }, use) => {
    const servers: NablaServer[] = [];
    await use(async (environment = {}) => {
      const database: Record<string, string> = postgres ? { DATABASE_URL: await postgres.createDatabase() } : {};
      const server = await NablaServer.create({ ...environment, ...database });
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.dispose()));
  },
  sibling: async ({ postgres, nabla }, use) => {
    if (!postgres) throw new Error('Several processes need a PostgreSQL server: set NABLA_TEST_DATABASE=server.');
    const servers: NablaServer[] = [];
    await use(async () => {
      const server = await nabla.sibling();
      servers.push(server);
      return server;
    });
    await Promise.all(servers.map((server) => server.dispose()));
  },
  profile: async ({ browser, nabla }, use) => {
    const complaints: string[] = [];
    const pages: Page[] = [];
    await use(async (server = nabla, timezoneId?: string) => {
      const page = await openProfile(
        browser,
        { baseURL: server.url, ...(timezoneId ? { timezoneId } : {}) },
        complaints,
      );
      pages.push(page);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
    expect(complaints, 'requests to other hosts, console errors and uncaught exceptions').toEqual([]);
  },
});

interface Where {
  readonly baseURL: string;
  readonly timezoneId?: string;
}

async function openProfile(browser: Browser, where: Where, complaints: string[]): Promise<Page> {
  const context = await browser.newContext(where);
  const page = await context.newPage();
  const own = new URL(where.baseURL).origin;
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith('http') && origin !== own) complaints.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`uncaught: ${error.message}`));
  page.on('console', (message) => {
    // A lost connection is reported by the browser itself; the tests that cut it look at the page instead.
    if (message.type() === 'error' && !message.text().includes('net::ERR_'))
      complaints.push(`console: ${message.text()}`);
  });
  return page;
}

let people = 0;

/** Somebody new, with a name that no other test uses. */
export function somebody(name: string): Person {
  people += 1;
  const suffix = `${process.pid}-${people}`;
  return {
    name: `${name} ${people}`,
    email: `${name.toLowerCase()}-${suffix}@school.example`,
    password: `correct horse ${suffix}`,
  };
}

/** A server has one set-up link, and the tests of a worker share a server. */
const firstInstructors = new WeakMap<NablaServer, Person>();

/**
 * Opens the terminal's one-time link and becomes the first instructor; signs in as them where there is one already.
 * Returns who that is.
 */
export async function setUp(page: Page, nabla: NablaServer, person: Person): Promise<Person> {
  const first = firstInstructors.get(nabla);
  if (first) {
    await signIn(page, first);
    return first;
  }
  await page.goto(nabla.setupLink());
  await fillAccount(page, person);
  await page.getByRole('button', { name: 'Create the instructor’s account' }).click();
  await expect(page.getByRole('heading', { name: 'Your classes' })).toBeVisible();
  firstInstructors.set(nabla, person);
  return person;
}

/** Creates a class and returns its join code. */
export async function createClass(page: Page, name: string): Promise<string> {
  await page.goto('/teach');
  await page.getByLabel('Name of a new class').fill(name);
  await page.getByRole('button', { name: 'Create the class' }).click();
  await expect(page.getByRole('heading', { name })).toBeVisible();
  return (await page.getByTestId('join-code').textContent()) ?? '';
}

export async function signUp(page: Page, joinCode: string, person: Person): Promise<void> {
  await page.goto('/sign-up');
  await page.getByLabel('Join code').fill(joinCode);
  await fillAccount(page, person);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await expect(page.getByRole('button', { name: `Account of ${person.name}` })).toBeVisible();
}

export async function signIn(page: Page, person: Person): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('E-mail').fill(person.email);
  await page.locator('input[name=password]').fill(person.password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: `Account of ${person.name}` })).toBeVisible();
}

async function fillAccount(page: Page, person: Person): Promise<void> {
  await page.getByLabel('Your name').fill(person.name);
  await page.getByLabel('E-mail').fill(person.email);
  await page.locator('input[name=password]').fill(person.password);
}
