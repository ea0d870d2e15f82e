/**
 * Keeps two processes out of one data folder: PGlite would corrupt it. A lock file names its process by id and start
 * time, since ids are reused; the lock of a process that is gone (kill -9, power cut) is taken over.
 */
import 'server-only';
import { execFileSync } from 'node:child_process';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { DataFolderLocked } from './errors';

const holderSchema = z.object({ pid: z.number().int(), started: z.string() });
type Holder = z.infer<typeof holderSchema>;

/**
 * When the process began, in the system's own words; 'unknown' where the system does not say. Null for one that has
 * ended, a zombie too: it holds no file, and in a container without an init process nobody ever reaps it.
 */
function startOf(pid: number): string | null {
  if (process.platform === 'win32') return 'unknown';
  try {
    if (process.platform === 'linux') {
      // The command name, field 2, may hold spaces and brackets; field 22 counts clock ticks since the system's start.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' || state === 'X' ? null : (rest[18] ?? 'unknown');
    }
    const line = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return line.startsWith('Z') ? null : line.replace(/^\S+\s+/, '');
  } catch {
    return null;
  }
}

function isAlive(holder: Holder): boolean {
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it runs, under another user.
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false;
  }
  return holder.started === startOf(holder.pid);
}

/** Null for a file that is absent, half written or not ours. */
function readHolder(file: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

/** How long a process that was just killed may take to go, as when a supervisor restarts it at once. */
const patienceMs = 3000;

function isAliveStill(holder: Holder): boolean {
  const deadline = Date.now() + patienceMs;
  const sleeper = new Int32Array(new SharedArrayBuffer(4));
  while (isAlive(holder)) {
    if (holder.pid === process.pid || Date.now() > deadline) return true;
    Atomics.wait(sleeper, 0, 0, 100);
  }
  return false;
}

/** Creates the lock with its content in one step, so that nobody reads half of it. False where one exists. */
function create(file: string, holder: Holder): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(holder));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Moves a dead process's lock away. Two processes may try this at once, and the slower would move the faster one's new
 * lock: it looks at what it moved and puts a living lock back.
 */
function discardStale(file: string): void {
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // somebody else moved it
  }
  const moved = readHolder(aside);
  try {
    if (moved && isAlive(moved)) linkSync(aside, file);
  } finally {
    rmSync(aside, { force: true });
  }
}

const ownerOnly = 0o700;

/** Nobody else on the machine gets in, whatever the modes of the files inside. Also for folders of an earlier version. */
function shut(folder: string): void {
  try {
    chmodSync(folder, ownerOnly);
  } catch (error) {
    // Somebody else's folder that we may write to, or a file system without modes: theirs to shut.
    if (!(error instanceof Error && 'code' in error && ['EPERM', 'ENOTSUP'].includes(String(error.code)))) throw error;
  }
}

/**
 * Locks the folder for this process, creating it if need be, and returns the function that unlocks it.
 * Waits up to three seconds for a holder that is on its way out.
 * @throws DataFolderLocked when another living process, or this one, holds it.
 */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: ownerOnly });
  shut(folder);
  const file = join(folder, 'nabla.lock');
  const own = { pid: process.pid, started: startOf(process.pid) ?? 'unknown' };
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (create(file, own)) return () => rmSync(file, { force: true });
    const holder = readHolder(file);
    if (holder && isAliveStill(holder)) throw new DataFolderLocked(resolve(folder), holder.pid);
    discardStale(file);
  }
  throw new DataFolderLocked(resolve(folder), readHolder(file)?.pid ?? 0);
}
