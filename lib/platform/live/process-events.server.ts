/**
 * News about attempts inside this process: what was submitted, what was settled. Other processes learn by polling. On
 * globalThis because Next evaluates a module once per bundle, and the verifier and the routes are in different ones.
 */
import 'server-only';
import { EventEmitter } from 'node:events';

interface Slot {
  nablaAttempts?: EventEmitter;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

function emitter(): EventEmitter {
  slot.nablaAttempts ??= new EventEmitter().setMaxListeners(0); // a class that waits is many listeners
  return slot.nablaAttempts;
}

export function announceSubmitted(): void {
  emitter().emit('submitted');
}

/** Returns the function that ends it. */
export function onSubmitted(listener: () => void): () => void {
  emitter().on('submitted', listener);
  return () => emitter().off('submitted', listener);
}

/** A re-grading waits for its preview. */
export function announceRegrade(): void {
  emitter().emit('regrade');
}

/** Returns the function that ends it. */
export function onRegrade(listener: () => void): () => void {
  emitter().on('regrade', listener);
  return () => emitter().off('regrade', listener);
}

export function announceSettled(attemptId: string): void {
  emitter().emit(attemptId);
}

/** Resolves when this process settles the attempt, and after `ms` at the latest. */
export function settledOrAfter(attemptId: string, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      emitter().off(attemptId, done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    emitter().on(attemptId, done);
  });
}
