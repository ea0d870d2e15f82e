/**
 * What a serving process does beside answering: runs the background work that it is given, and ends cleanly. Next leaves
 * SIGINT and SIGTERM to us when NEXT_MANUAL_SIG_HANDLE is set (scripts/serve.ts does, apart from development).
 */
import 'server-only';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import { availableParallelism } from 'node:os';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { openDoor } from '@/lib/platform/backup/door.server';
import { closeDatabase } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { endStreams } from '@/lib/platform/live/stream.server';
import { noteStopping } from '@/lib/platform/observe/health.server';
import { logConsole } from '@/lib/platform/observe/log.server';
import { followRequests } from '@/lib/platform/observe/requests.server';
import { guardServer, printRefusalsAsLines } from './guard.server';

/** A request that hangs, such as one that waits for a verdict, does not keep the process from ending. */
const drainMs = 5000;

interface WorkerOptions {
  readonly sandbox: Sandbox;
  /** Gradings at once that fill this machine's processors. */
  readonly concurrency: number;
}

/** Work in the background that shares the sandbox. `stop` resolves when what is under way is recorded. */
type StartWorker = (options: WorkerOptions) => { stop(): Promise<void> };

/** @param work what runs beside answering: the verifier, the re-grader */
export function startServing(work: readonly StartWorker[]): void {
  // In development what is printed is read by a person.
  if (process.env.NODE_ENV !== 'development') logConsole();
  const sandbox = serverSandbox();
  provideSandbox(sandbox);
  const workers = work.map((start) => start({ sandbox, concurrency: availableParallelism() }));
  printRefusalsAsLines();
  const servers = observeRequests();
  followRequests();
  openDoor();
  const end = async () => {
    noteStopping();
    for (const server of servers) server.close();
    endStreams();
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.race([Promise.all([...servers].map(closed)), new Promise((resolve) => setTimeout(resolve, drainMs))]);
    await sandbox.close();
    await closeDatabase();
    // In development Next does, once what it compiled is written down.
    if (process.env.NODE_ENV !== 'development') process.exit(0);
  };
  // Once: a second Ctrl-C ends the process at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end());
}

/**
 * Next hands out neither its server nor a client's address; Node's own channel of requests has both. Without a trusted
 * proxy, X-Forwarded-For is what the client likes to say: it is replaced by the socket's address, on which rate limits rely.
 */
function observeRequests(): ReadonlySet<Server> {
  const servers = new Set<Server>();
  const { trustProxy } = environment();
  subscribe('http.server.request.start', (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server }; // documented by Node
    if (!servers.has(server)) guardServer(server);
    servers.add(server);
    if (!trustProxy) request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
  });
  return servers;
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (server.listening) server.once('close', () => resolve());
    else server.getConnections((_error, count) => (count === 0 ? resolve() : server.once('close', () => resolve())));
  });
}
