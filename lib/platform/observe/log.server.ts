/**
 * The log: a line of JSON an event, on standard output. It names routes by their pattern and requests by their id, and no person: what
 * looks like an e-mail address is taken out of errors, and what somebody typed is cut off.
 */
import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { type DestinationStream, destination, type LogFn, type Logger, pino } from 'pino';
import { environment } from '@/lib/platform/env/environment.server';

interface Slot {
  nablaLog?: Logger;
  nablaRequest?: AsyncLocalStorage<{ readonly requestId: string }>;
}
/** On globalThis because Next evaluates a module once per bundle. */
const slot: Slot = globalThis as Slot; // our own keys on the global object

/** Which request the code that runs belongs to. */
export function requestContext(): AsyncLocalStorage<{ readonly requestId: string }> {
  slot.nablaRequest ??= new AsyncLocalStorage();
  return slot.nablaRequest;
}

export function log(): Logger {
  slot.nablaLog ??= makeLog(environment().logLevel, destination({ fd: 1, sync: true }));
  return slot.nablaLog;
}

export function makeLog(level: string, to: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    mixin: () => ({ ...requestContext().getStore() }),
    serializers: { err: describeError },
    // An error without words beside it would lend them its own, as they are.
    hooks: {
      logMethod(this: Logger, args: Parameters<LogFn>, write: LogFn) {
        if (args.length === 1 && typeof args[0] === 'object') return write.apply(this, [args[0], 'An error.']);
        return write.apply(this, args);
      },
    },
  };
  return pino(options, to);
}

const longestMessage = 500;

function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: withoutPeople(String(error)) };
  const { name, stack = '' } = error;
  const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
  const { digest, code } = error as Error & { digest?: unknown; code?: unknown }; // Next's and Node's own additions
  const cause = error.cause === undefined ? {} : { cause: describeError(error.cause) };
  return { name, message: withoutPeople(messageOf(error)), digest, code, stack: frames.join('\n'), ...cause };
}

/** Prisma shows a call with its arguments before it says what is wrong with them. */
function messageOf({ message }: Error): string {
  const lines = message.trim().split('\n');
  return /\binvocation\b/.test(message) ? (lines.at(-1) ?? '') : message;
}

const withoutPeople = (text: string) => text.replace(/[^\s@<>"'(]+@[^\s@<>"')]+/g, '(e-mail)').slice(0, longestMessage);

/** What code and libraries say by `console.error` and `console.warn` becomes lines of the log. */
export function logConsole(): void {
  const write =
    (level: 'error' | 'warn') =>
    (first: unknown, ...rest: unknown[]) => {
      const err = [first, ...rest].find((value) => value instanceof Error);
      // Next says again what the instrumentation has logged, with the same number.
      if (err && 'digest' in err) return;
      const message = withoutPeople([first, ...rest].filter((value) => typeof value === 'string').join(' '));
      log()[level](err ? { err } : {}, message);
    };
  console.error = write('error');
  console.warn = write('warn');
}

interface Where {
  readonly method: string;
  /** Its pattern. */
  readonly route: string;
  readonly routeType: string;
}

/** What a page, an action or a route threw, with the number that people are shown. */
export function logRequestError(error: unknown, where: Where): void {
  const number = error instanceof Error && 'digest' in error ? error.digest : undefined;
  log().error({ number, ...where, err: error }, 'A page failed.');
}
