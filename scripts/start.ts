/**
 * `npm start` after the packages are there: generate, bundle, migrate, bake, build, serve. Every phase says what it did
 * and how long it took; what is up to date is skipped. Expected trouble ends in one line and exit status 1.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { whenStale } from './stale';

const development = process.argv.includes('--dev');
const prepareOnly = process.argv.includes('--prepare');

/** Trouble that the person who runs Nabla can mend: printed as a line, without a stack. */
class StartError extends Error {
  override name = 'StartError';
}

async function main() {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const { environment } = await import('@/lib/platform/env/environment.server');
  const port = environment().port;
  const url = environment().url;
  if (!prepareOnly) await requireFreePort(port);
  await prepareFiles();
  const setupLink = await prepareDatabase(url);
  if (!development) await phase('build', buildWhenStale);
  if (prepareOnly) return;
  await serve(port, url, setupLink);
}

/** Runs one phase and prints its name, result and time. */
async function phase(name: string, run: () => Promise<string>): Promise<void> {
  const began = performance.now();
  const result = await run();
  console.log(`  ${name.padEnd(11)} ${result}  (${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

async function prepareFiles() {
  // Loaded here: bundling reads what generating makes.
  const { prepareBundles, prepareClient } = await import('./prepare');
  await phase('client', async () => ((await prepareClient()) ? 'generated' : 'current'));
  await phase('bundles', async () => ((await prepareBundles()) ? 'made' : 'current'));
}

/** Migrates, bakes and publishes the course; returns the one-time set-up link where nobody has an account yet. */
async function prepareDatabase(url: string): Promise<string | null> {
  const { closeDatabase, databaseName } = await import('@/lib/platform/db/database.server');
  const { migrate } = await import('@/lib/platform/db/migrate.server');
  let link: string | null = null;
  try {
    await phase('database', async () => {
      const applied = await migrate();
      return `${databaseName()}, ${applied.length === 0 ? 'up to date' : `${applied.length} migration(s) applied`}`;
    });
    await phase('exercises', publishExercises);
    const { createSetupLink } = await import('@/lib/people/accounts/setup.server');
    link = await createSetupLink(url);
    const { openFreshInstall } = await import('@/lib/people/joining/open-sign-up.server');
    if (link) await openFreshInstall();
  } finally {
    await closeDatabase();
  }
  return link;
}

async function publishExercises(): Promise<string> {
  const { autodiffWitness } = await import('@/lib/engine/baking/autodiff.server');
  const { bakeCourse, readCourse } = await import('@/lib/engine/baking/baked-course.server');
  const { publishCourse } = await import('@/lib/learning/catalogue/publish.server');
  const { formatDiagnostic } = await import('@/lib/core/exercise/diagnostics');
  const { serverSandbox } = await import('@/lib/engine/sandbox/server/pool.server');
  const { title } = await readCourse();
  const sandbox = serverSandbox();
  const baked = await bakeCourse({ sandbox, witness: autodiffWitness }).finally(() => sandbox.close());
  const errors = baked.flatMap(({ slug, diagnostics }) =>
    diagnostics
      .filter(({ severity }) => severity === 'error')
      .map((error) => `    ${slug}: ${formatDiagnostic(error)}`),
  );
  if (errors.length > 0) {
    const shown = errors.slice(0, 5).join('\n');
    throw new StartError(
      `The exercises have ${errors.length} error(s):\n${shown}\n  "npm run exercise -- check" shows all.`,
    );
  }
  const revisions = baked.flatMap(({ revision }) => (revision ? [revision] : []));
  const { changed, clashing } = await publishCourse(title, revisions);
  for (const slug of clashing)
    console.warn(
      `  An exercise written in the studio is already called "${slug}", so exercises/${slug} is left out. Rename the folder, also in course.yaml.`,
    );
  const fresh = baked.filter(({ cached }) => !cached).length;
  return `${fresh === 0 ? 'unchanged' : `${fresh} baked`}, ${changed.length === 0 ? 'all published before' : `${changed.length} published`}`;
}

const buildSources = [
  'app',
  'lib',
  'proxy.ts',
  'instrumentation.ts',
  'next.config.ts',
  'prisma/schema.prisma',
  'public',
  '.nabla/assets.json',
];

async function buildWhenStale(): Promise<string> {
  const built = await whenStale('build', buildSources, '.next/BUILD_ID', () => next(['build'], 'ignore'));
  return built ? 'made' : 'current';
}

/** Runs the Next command line to its end. */
function next(args: readonly string[], output: 'inherit' | 'ignore'): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['node_modules/next/dist/bin/next', ...args], {
      // Errors stay visible; the list of routes does not interest the person who starts the course.
      stdio: ['ignore', output, 'inherit'],
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
    });
    child.on('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new StartError(`"next ${args.join(' ')}" failed (exit status ${code}), see above.`)),
    );
  });
}

/** Serves until stopped. The server process shuts itself down on SIGINT and SIGTERM (instrumentation.ts). */
async function serve(port: number, url: string, setupLink: string | null) {
  const { serveUntilStopped } = await import('./serve');
  const onReady = () => {
    console.log(`\n  Nabla is served at ${url}\n  Press Ctrl-C to stop.`);
    if (setupLink)
      console.log(`\n  Nobody has an account yet. Open this link once to become the first instructor:\n  ${setupLink}`);
  };
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort(signal));
  const args = ['node_modules/next/dist/bin/next', development ? 'dev' : 'start', '-p', String(port)];
  process.exitCode = await serveUntilStopped({ args, development, stopped: stopping.signal, onReady });
}

/** Asks before the long phases, since the answer would come only after them otherwise. */
async function requireFreePort(port: number) {
  const taken = await new Promise<boolean>((resolve) => {
    const socket = connect({ port, host: 'localhost' });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.setTimeout(1000, () => resolve(false));
    socket.on('connect', () => socket.end());
  });
  if (taken)
    throw new StartError(
      `Port ${port} is in use: stop what listens there, or choose another with PORT=${port + 1} npm start.`,
    );
}

const expectedTrouble = new Set([
  'StartError',
  'DataFolderLocked',
  'DataFolderUnusable',
  'DatabaseUnreachable',
  'EnvironmentInvalid',
  'MigrationFailed',
]);

try {
  await main();
} catch (error) {
  if (error instanceof Error && expectedTrouble.has(error.name)) {
    console.error(`\n  ${error.message}`);
  } else {
    console.error(error);
  }
  process.exitCode = 1;
} finally {
  // Worker pools would keep the process alive after a failure.
  if (process.exitCode) process.exit();
}
