/**
 * What a serving process does beside answering: verifies attempts, and ends cleanly. Next leaves SIGINT and SIGTERM to us
 * when NEXT_MANUAL_SIG_HANDLE is set (scripts/start.ts does).
 */
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { closeDatabase } from '@/lib/db.server';
import { environment } from '@/lib/env.server';
import type { Sandbox } from '@/lib/grader/sandbox-port';
import { endStreams } from '@/lib/live/stream.server';
import { serverSandbox } from '@/lib/sandbox/server/pool.server';
import { provideSandbox } from './sandbox.server';
import { startVerifier } from './verify.server';

/** A request that hangs, such as one that waits for a verdict, does not keep the process from ending. */
const drainMs = 5000;

/** Work in the background that shares the sandbox. `stop` resolves when what is under way is recorded. */
type StartWorker = (options: { readonly sandbox: Sandbox }) => { stop(): Promise<void> };

/** @param others beside the verifier */
export function startServing(others: readonly StartWorker[]): void {
  const sandbox = serverSandbox();
  provideSandbox(sandbox);
  const workers = [
    startVerifier({ sandbox, concurrency: availableParallelism() }),
    ...others.map((start) => start({ sandbox })),
  ];
  const servers = observeRequests();
  const end = async () => {
    for (const server of servers) server.close();
    endStreams();
    await Promise.all(workers.map((worker) => worker.stop()));
    await Promise.race([Promise.all([...servers].map(closed)), new Promise((resolve) => setTimeout(resolve, drainMs))]);
    await sandbox.close();
    await closeDatabase();
    process.exit(0);
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
