/** A Nabla of a test's own: `npm start` on a free port with its own data, as a person would run it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '@/scripts/bench/postgres';

/** Opens /api/metrics. */
export const metricsToken = 'only-for-the-tests';

export class NablaServer {
  readonly url: string;
  /** Everything printed since the last start. */
  output = '';
  private child: ChildProcess | null = null;

  private constructor(
    readonly port: number,
    readonly dataFolder: string,
    private readonly environment: Record<string, string>,
    private readonly repository: string,
  ) {
    this.url = `http://localhost:${port}`;
  }

  /**
   * Its data begin as `npm start -- --prepare` left them, where NABLA_TEST_DATA names such a folder: making a cluster and
   * publishing the course takes seconds of processor time.
   * @param environment more variables, such as DATABASE_URL.
   * @param repository the folder that `npm start` is called in: this repository, or a copy of it.
   */
  static async create(environment: Record<string, string> = {}, repository = '.'): Promise<NablaServer> {
    const dataFolder = await mkdtemp(join(tmpdir(), 'nabla-e2e-'));
    if (process.env.NABLA_TEST_DATA) await cp(process.env.NABLA_TEST_DATA, dataFolder, { recursive: true });
    const server = new NablaServer(await freePort(), dataFolder, environment, repository);
    await server.start();
    return server;
  }

  /** One more process on the same database, as behind a load balancer. */
  sibling(): Promise<NablaServer> {
    if (!this.environment.DATABASE_URL) throw new Error('The embedded database serves one process.');
    return NablaServer.create(this.environment);
  }

  /** Resolves when the server answers. @throws Error with the output when it ends or takes three minutes. */
  async start(): Promise<void> {
    this.output = '';
    // A copy links the scripts, which would start the repository that the links lead to.
    const child = spawn(process.execPath, ['--preserve-symlinks-main', '--preserve-symlinks', 'scripts/start.mjs'], {
      cwd: this.repository,
      env: {
        ...process.env,
        PORT: String(this.port),
        NABLA_DATA: this.dataFolder,
        NABLA_URL: this.url,
        DATABASE_URL: '',
        NABLA_METRICS_TOKEN: metricsToken,
        ...this.environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that kill() reaches the server below the scripts.
      detached: true,
    });
    this.child = child;
    child.stdout.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    await this.until(() => this.output.includes('Nabla is served at'), 180_000);
  }

  /** The one-time link that the terminal printed. */
  setupLink(): string {
    const link = this.output.match(/https?:\/\/\S+\/setup\S*/)?.[0];
    if (!link) throw new Error(`No set-up link was printed:\n${this.output}`);
    return link;
  }

  /** Pulls the plug: SIGKILL to every process of the server. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL');
  }

  /** Ctrl-C, and waits for the end. Returns the exit status. */
  async stop(): Promise<number | null> {
    return this.signal('SIGINT');
  }

  async dispose(): Promise<void> {
    await this.kill();
    await rm(this.dataFolder, { recursive: true, force: true });
  }

  private async signal(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.child;
    if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    process.kill(-child.pid, signal);
    return ended;
  }

  private async until(condition: () => boolean, timeoutMs: number): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    while (!condition()) {
      if (this.child?.exitCode !== null) throw new Error(`The server ended:\n${this.output}`);
      if (Date.now() > deadline) throw new Error(`The server did not start in time:\n${this.output}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** Runs the start script where it is expected to end by itself. */
export async function runStart(
  environment: Record<string, string>,
): Promise<{ status: number | null; errors: string }> {
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, DATABASE_URL: '', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const status = await new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  return { status, errors: errors.trim() };
}
