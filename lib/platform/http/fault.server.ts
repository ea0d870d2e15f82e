/**
 * Whose fault it would be if the request that is being answered failed. Next answers 500 whenever an action or the decoding of
 * its input throws; the server (lib/platform/serving/guard.server.ts) asks here which status tells the truth.
 */
import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';

interface Fault {
  /** In place of 500; null while it would be ours. */
  status: number | null;
  /** Whether the terminal was told of it. */
  told: boolean;
}

interface Slot {
  nablaFault?: AsyncLocalStorage<Fault>;
}
/** On globalThis because Next evaluates a module once per bundle. */
const slot: Slot = globalThis as Slot; // our own key on the global object
slot.nablaFault ??= new AsyncLocalStorage();
const current = slot.nablaFault;

/** @param status of a failure before any of our code was reached; null where that would be ours, too */
export function answering<T>(status: number | null, run: (fault: Readonly<Fault>) => T): T {
  const fault = { status, told: false };
  return current.run(fault, () => run(fault));
}

/** Our own code runs from here on. */
export const takeBlame = (): void => setFault(null);

/** A refusal that is thrown on, since the browser knows it by its digest. */
export const blameRequest = (status: number): void => setFault(status);

/**
 * What the terminal is told of a failure, by `say`: null where it is ours, or there is no request. Of a request that failed by
 * its own fault one line is enough; then it is empty.
 */
export function lineOfRefusal(say: (status: number) => string): string | null {
  const fault = current.getStore();
  if (!fault || fault.status === null) return null;
  const line = fault.told ? '' : say(fault.status);
  fault.told = true;
  return line;
}

function setFault(status: number | null): void {
  const fault = current.getStore();
  if (fault) fault.status = status;
}
