/** The words for runs that did not get to the end. */
import { errorAdvice, fenceAdvice, findAdvice } from './advice';
import type { Problem } from './report';
import type { GuestError, LimitKind } from './sandbox-port';
import { cleanText } from './text/clean';

const errorTextLimit = 500;

/** @param loading whether no check was under way yet */
export function limitProblem(limit: LimitKind, line: number | null, loading: boolean): Problem {
  const was = loading ? ' while it was being loaded' : '';
  const place = line === null ? '' : ` It was in line ${line}.`;
  const message =
    limit === 'memory'
      ? `Your code ran out of memory${was}: does something grow without end, an array in a loop or calls inside calls?${place}`
      : `Your code did not finish${was}: ${slownessOf(limit, line)}${place}`;
  return { kind: limit, message, line, column: null };
}

/** Only fuel proves that a loop has gone round too often; what a clock stopped in a known line is most likely one. */
function slownessOf(limit: LimitKind, line: number | null): string {
  if (limit === 'fuel') return 'is there a loop that never ends?';
  return line === null
    ? 'something in it never ends, or is far too slow.'
    : 'is there a loop that never ends, or something that is far too slow?';
}

export function rejectedProblem(phase: 'syntax' | 'load', error: GuestError, source: string): Problem {
  const text = cleanText(error.message, errorTextLimit);
  const name = cleanText(error.name, 60);
  const where = error.line === null ? '' : ` in line ${error.line}`;
  const message =
    phase === 'syntax'
      ? `Your code has a syntax error${where}: ${text || name}`
      : `Your code stopped${where} while it was being loaded, before any function was called: ${name}: ${text}`;
  const advice =
    phase === 'syntax' ? findAdvice(source, error.line) : (fenceAdvice(source) ?? errorAdvice(error, source));
  return {
    kind: phase,
    message: advice === null ? message : `${asSentence(message)} ${advice}`,
    line: error.line,
    column: error.column,
  };
}

function asSentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

export function faultProblem(message: string): Problem {
  return {
    kind: 'fault',
    message: `The grader failed, not your code: ${cleanText(message, errorTextLimit)} This costs you nothing; please try again.`,
    line: null,
    column: null,
  };
}
