/** The one sandbox pool of this process, shared by the verifier and by visitors; on globalThis as in lib/platform/db/database.server.ts. */
import 'server-only';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';

interface Slot {
  nablaSandbox?: Sandbox;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** Called once, when the process starts serving. */
export function provideSandbox(sandbox: Sandbox): void {
  slot.nablaSandbox = sandbox;
}

/** @throws Error before {@link provideSandbox} */
export function sharedSandbox(): Sandbox {
  if (!slot.nablaSandbox) throw new Error('No sandbox: instrumentation.ts provides it before the first request.');
  return slot.nablaSandbox;
}
