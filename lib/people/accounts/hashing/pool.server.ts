/**
 * Passwords are hashed on threads of their own. Node's scrypt shares its four threads with every read of a file and every
 * check of a session's signature: a flood of sign-ins would hold up everybody who is signed in already.
 */
import 'server-only';
import type { Piscina } from 'piscina';
import type { NodeThread } from '@/lib/engine/bundles/node-thread.server';
import { openThreadPool } from '@/lib/engine/bundles/thread-pool.server';
import { TooManyRequests } from '@/lib/platform/http/errors';
import type { HashingTask } from './thread';

export const hashingThread: NodeThread = {
  entry: 'lib/people/accounts/hashing/thread.ts',
  name: 'hashing',
  format: 'esm',
};

/** At a quarter of a second a hash, the last in the queue of a small machine waits some eight seconds. */
const mostWaiting = 64;
const retryAfterSeconds = 10;

type Pool = Piscina<HashingTask, Uint8Array>;
interface Slot {
  nablaHashing?: Promise<Pool>;
}
/** On globalThis as in lib/platform/db/database.server.ts. */
const slot: Slot = globalThis as Slot; // our own key on the global object

/** @throws TooManyRequests where too many wait already */
export async function deriveOnThread(task: HashingTask): Promise<Uint8Array> {
  slot.nablaHashing ??= openThreadPool('hashingThread', hashingThread);
  const pool = await slot.nablaHashing;
  if (pool.queueSize >= mostWaiting)
    throw new TooManyRequests(
      'Too many people are signing in at this moment. Try again in a few seconds.',
      retryAfterSeconds,
    );
  return pool.run(task, { name: 'deriveKey' });
}
