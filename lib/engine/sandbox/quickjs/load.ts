/** Evaluates the student's module and waits, by running its promise reactions, until its top level is done. */
import type { GuestError } from '@/lib/core/grader/sandbox-port';
import type { Engine } from './engine';
import type { Box } from './guest';
import { moduleName } from './transpile';

export type Loaded =
  | { readonly ok: true; readonly namespace: Box }
  | { readonly ok: false; readonly phase: 'syntax' | 'load'; readonly error: GuestError };

/** Promise reactions that cost one unit of fuel: the engine counts a fraction of what they cost. */
const jobsPerFuel = 100;

/**
 * @param thrown takes an exception's box and tells what it is
 * @throws LimitReached, from `thrown`
 */
export function loadModule(engine: Engine, code: string, thrown: (box: Box) => GuestError): Loaded {
  const { guest } = engine;
  engine.furnish(code);
  const promise = guest.evaluateModule(code, moduleName);
  if (guest.isException(promise)) {
    const [specifier] = engine.imports;
    const error = thrown(guest.takeException());
    if (specifier !== undefined) return { ok: false, phase: 'syntax', error: refusedImport(specifier, code) };
    // With its memory full the engine may fail to make the promise of a module that has already run.
    if (error.name !== 'SyntaxError') return { ok: false, phase: 'load', error };
    return {
      ok: false,
      phase: 'syntax',
      error: isDecorator(error, code) ? { ...error, message: noDecorators } : error,
    };
  }
  let jobs = 0;
  for (let job = guest.runJob(); job !== 'none'; job = guest.runJob()) {
    jobs += 1;
    if (jobs % jobsPerFuel === 0) engine.fuel.burn();
    // A reaction that throws has rejected its own promise; only what ends the run is of interest here.
    if (job === 'threw' || engine.fuel.isOut) thrown(guest.takeException());
  }
  switch (guest.promiseState(promise)) {
    case 'fulfilled':
      return { ok: true, namespace: guest.promiseResult(promise) };
    case 'rejected':
      return { ok: false, phase: 'load', error: thrown(guest.promiseResult(promise)) };
    case 'pending':
      return { ok: false, phase: 'load', error: neverSettled };
  }
}

const neverSettled: GuestError = {
  name: 'Error',
  message: 'the top level of the module waits (await) for something that never comes.',
  line: null,
  column: null,
};

const noDecorators = 'decorators (@name) are not part of JavaScript yet: call the function yourself instead';

/** Whether the line that the engine did not understand has a decorator in it. */
function isDecorator({ line }: GuestError, code: string): boolean {
  const text = line === null ? '' : (code.split('\n')[line - 1] ?? '');
  return /(?:^|[\s{;])@[\w$(]/.test(text);
}

function refusedImport(specifier: string, code: string): GuestError {
  const lines = code.split('\n');
  const index = lines.findIndex((line) => /\b(import|from)\b/.test(line) && line.includes(specifier));
  return {
    name: 'SyntaxError',
    message: `"${specifier}" cannot be imported: your code has to stand alone`,
    line: index < 0 ? null : index + 1,
    column: null,
  };
}
