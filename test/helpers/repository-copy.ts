/** A place to run the commands of the repository in, whose exercises may be changed: everything else is linked, not copied. */
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { join, resolve } from 'node:path';

export interface RepositoryCopy {
  readonly root: string;
  /** Runs a script as `npm run <name> -- <args>` does, apart from installing packages first. */
  run(name: string, ...args: string[]): Promise<{ status: number; out: string; err: string }>;
  remove(): Promise<void>;
}

const own = ['exercises', '.nabla', '.git', '.next', 'data', 'test-results'];
/** In .nabla beside what `npm start` made, which is copied so that it makes nothing again in the copy. */
const ofTests = ['copies', 'test'];

/** @param built take what `npm start` built along, to serve the copy. */
export async function copyRepository({ built = false } = {}): Promise<RepositoryCopy> {
  await mkdir('.nabla/copies', { recursive: true });
  const root = resolve(await mkdtemp('.nabla/copies/'));
  for (const name of await readdir('.')) if (!own.includes(name)) await symlink(resolve(name), join(root, name));
  await cp('exercises', join(root, 'exercises'), { recursive: true });
  if (built) {
    const made = (await readdir('.nabla')).filter((name) => !ofTests.includes(name));
    for (const name of made) await cp(join('.nabla', name), join(root, '.nabla', name), { recursive: true });
    await symlink(resolve('.next'), join(root, '.next'));
  }
  return {
    root,
    run: (name, ...args) => runIn(root, name, args),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

function runIn(root: string, name: string, args: readonly string[]): ReturnType<RepositoryCopy['run']> {
  return new Promise((done) => {
    const { INIT_CWD: _, ...env } = process.env;
    execFile(
      process.execPath,
      ['--conditions=react-server', '--import', 'tsx', `scripts/${name}.ts`, ...args],
      { cwd: root, env, maxBuffer: 2 ** 26 },
      (error, out, err) => done({ status: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}
