/**
 * Keeps the server process running until somebody stops it: one that crashes is started again, later each time it crashes
 * soon. In development it is also started again when the browser's workers have changed, so that the browser and the server
 * grade by the same code.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { watchFolders } from './exercise/watch';
import { prepareBundles } from './prepare';

export interface Serving {
  /** Node's arguments that run the server; it prints "Ready" when it answers. */
  readonly args: readonly string[];
  readonly development: boolean;
  /** Aborted to stop, with the signal as its reason. */
  readonly stopped: AbortSignal;
  /** Called when the server answers for the first time. */
  onReady(): void;
  /** How long a server that crashed waits for its next start; doubled with each crash that follows soon. */
  readonly firstPauseMs?: number;
}

const longestPauseMs = 30_000;
/** A server that ran as long has started well: the next crash counts as the first. */
const steadyMs = 60_000;

/** Resolves with the exit status once the server was stopped, or ended without ever having answered. */
export async function serveUntilStopped(serving: Serving): Promise<number> {
  const { args, development, stopped, onReady, firstPauseMs = 1000 } = serving;
  let child: ChildProcess | undefined;
  let restarting = false;
  let ready = false;
  let pauseMs = firstPauseMs;
  // A terminal's Ctrl-C (SIGINT) reaches the server by itself; a second signal would end it before it has finished.
  stopped.addEventListener('abort', () => stopped.reason === 'SIGTERM' && child?.kill('SIGTERM'));
  const watching = development ? watchBundles(restart) : null;
  function restart() {
    restarting = true;
    child?.kill('SIGTERM');
  }

  while (!stopped.aborted) {
    const began = performance.now();
    child = spawnServer(args, development, () => {
      if (!ready) onReady();
      ready = true;
    });
    const ended = await endOf(child);
    const wanted = stopped.aborted || restarting;
    restarting = false;
    if (wanted) continue;
    // A server that never answered has said why, and would say it again.
    if (!ready) return ended.status;
    if (performance.now() - began > steadyMs) pauseMs = firstPauseMs;
    console.error(`\n  The server ended by itself (${ended.reason}). Starting it again in ${pauseMs / 1000} s …`);
    await setTimeout(pauseMs, undefined, { signal: stopped }).catch(() => {});
    pauseMs = Math.min(2 * pauseMs, longestPauseMs);
  }
  await watching?.close();
  return 0;
}

/**
 * In development Next ends the process, and writes down what it compiled before: by default it gives itself a tenth of a
 * second, and the next start compiles all anew. Next's own tests set this one; where it is gone, starts are slower again.
 */
const endedByNext = { __NEXT_DEV_WAIT_FOR_TURBOPACK_SHUTDOWN: '1' };
const endedByUs = { NEXT_MANUAL_SIG_HANDLE: 'true' };

function spawnServer(args: readonly string[], development: boolean, onReady: () => void): ChildProcess {
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...(development ? endedByNext : endedByUs) },
  });
  let ready = false;
  child.stdout?.on('data', (chunk: Buffer) => {
    const text = chunk.toString();
    if (ready || development) process.stdout.write(text);
    if (ready || !text.includes('Ready')) return;
    ready = true;
    onReady();
  });
  return child;
}

function endOf(child: ChildProcess): Promise<{ status: number; reason: string }> {
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve({ status: code ?? 1, reason: signal ?? `exit status ${code}` }));
  });
}

/** Bundles again what an edit has changed, and tells when a worker is another. */
function watchBundles(onChange: () => void) {
  const assets = () => readFile('.nabla/assets.json', 'utf8');
  return watchFolders('lib', [], async () => {
    const before = await assets();
    try {
      await prepareBundles();
    } catch (error) {
      // A file that does not compile: the old workers stay, and the next save tries again.
      console.error('  bundles     not made:', error instanceof Error ? error.message : error);
    }
    if ((await assets()) === before) return;
    console.log('  bundles     made: the grader has changed, starting the server again');
    onChange();
  });
}
