/**
 * Unit, component and contract tests (Vitest), then the end-to-end tests (Playwright) against the production build: on
 * the embedded database, those in which the database matters (tagged `@database`) again on a PostgreSQL server, and there
 * alone those with several processes on one database (`@processes`). The last line sums all of them up.
 */
import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { requireBrowser } from './browser';

interface Count {
  passed: number;
  failed: number;
}

const environment = { ...process.env, NABLA_BROWSER: requireBrowser(), NEXT_TELEMETRY_DISABLED: '1' };
const scratch = await mkdtemp(join(tmpdir(), 'nabla-test-'));

/** Runs a command; a crash that leaves no result file counts as one failure, so that it cannot pass unseen. */
async function run(
  title: string,
  command: readonly string[],
  resultFile: string,
  more: Record<string, string> = {},
): Promise<Count> {
  console.log(`\n— ${title}`);
  const [binary = '', ...args] = command;
  const { status } = spawnSync(binary, args, { stdio: 'inherit', env: { ...environment, ...more } });
  const count = await readCount(resultFile);
  return status !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** Vitest and Playwright each write JSON of their own; both are read here. */
async function readCount(file: string): Promise<Count> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { passed: 0, failed: 1 };
  const result: {
    numPassedTests?: number;
    numFailedTests?: number;
    stats?: { expected: number; unexpected: number; flaky: number };
  } = JSON.parse(text);
  if (result.stats) return { passed: result.stats.expected, failed: result.stats.unexpected + result.stats.flaky };
  return { passed: result.numPassedTests ?? 0, failed: result.numFailedTests ?? 0 };
}

const node = [process.execPath, '--conditions=react-server', '--import', 'tsx'];
const prepared = join(scratch, 'prepare');
const preparing = spawnSync(node[0] ?? 'node', [...node.slice(1), 'scripts/start.ts', '--prepare'], {
  stdio: 'inherit',
  env: { ...environment, NABLA_DATA: prepared, DATABASE_URL: '' },
});
const counts: Count[] = [{ passed: 0, failed: preparing.status === 0 ? 0 : 1 }];
if (preparing.status === 0) {
  const unit = join(scratch, 'vitest.json');
  counts.push(
    await run(
      'unit, component and contract tests',
      ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unit}`],
      unit,
    ),
  );
  for (const database of ['embedded', 'server']) {
    const file = join(scratch, `${database}.json`);
    counts.push(
      await run(
        `end-to-end on ${database === 'embedded' ? 'the embedded database' : 'a PostgreSQL server'}`,
        [
          'npx',
          'playwright',
          'test',
          ...(database === 'server' ? ['--grep', '@database|@processes'] : ['--grep-invert', '@processes']),
        ],
        file,
        {
          NABLA_TEST_DATABASE: database,
          NABLA_TEST_DATA: database === 'embedded' ? prepared : '',
          PLAYWRIGHT_JSON_OUTPUT_NAME: file,
        },
      ),
    );
  }
}
await rm(scratch, { recursive: true, force: true });
const total = counts.reduce((sum, count) => ({ passed: sum.passed + count.passed, failed: sum.failed + count.failed }));
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
