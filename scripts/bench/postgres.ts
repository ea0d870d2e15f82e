/**
 * A PostgreSQL server of one's own for tests and benchmarks, in a scratch folder, on a Unix socket and a free port of 127.0.0.1. PostgreSQL
 * refuses to run as root, so as root it runs as the user `postgres` or, where there is none, `nobody`.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

export interface PostgresServer {
  /** A new empty database; returns its address for DATABASE_URL. */
  createDatabase(): Promise<string>;
  stop(): void;
}

/** Debian keeps the server's programs off the PATH, in a folder a version. */
function findProgram(name: string): string {
  const versions = '/usr/lib/postgresql';
  const folders = [
    ...(process.env.PATH ?? '').split(':'),
    ...(existsSync(versions) ? readdirSync(versions).map((version) => join(versions, version, 'bin')) : []),
  ];
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (!found) {
    throw new Error(
      `This needs PostgreSQL's server programs and found no ${name}: install them (Debian: apt-get install postgresql).`,
    );
  }
  return found;
}

/** The account to run as, or null where this process is not root. */
function unprivilegedAccount(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const name = ['postgres', 'nobody'].find((candidate) => {
    try {
      execFileSync('id', [candidate], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  });
  if (!name) throw new Error('PostgreSQL does not run as root, and neither a user postgres nor nobody exists.');
  const id = (flag: string) => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** @throws Error that says what is missing where no server can be started. */
export async function startPostgres(): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const folder = mkdtempSync(join(tmpdir(), 'nabla-pg-'));
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const port = await freePort();
  const run = (program: string, args: readonly string[]) =>
    execFileSync(findProgram(program), args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...(account ?? {}) });
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
