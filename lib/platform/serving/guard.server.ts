/**
 * Stands before Next: answers what Next would fail on, and tells a request that failed by its own fault from a failure of ours,
 * in the status and in the terminal, where the one is a line and the other a stack.
 */
import 'server-only';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { answering, lineOfRefusal } from '@/lib/platform/http/fault.server';
import { requestAddressProblem } from '@/lib/platform/http/hostile-text';

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'OPTIONS'];

/** Puts the guard in front of what listens to the server's requests. */
export function guardServer(server: Server): void {
  const listeners = server.listeners('request') as RequestListener[]; // Node's own, of this event
  server.removeAllListeners('request');
  server.on('request', (request, response) => guard(request, response, () => pass(request, response)));
  function pass(request: IncomingMessage, response: ServerResponse) {
    for (const listener of listeners) listener.call(server, request, response);
  }
}

function guard(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const refused = problemOf(request);
  if (refused) {
    refuse(response, refused);
    return;
  }
  answering(faultBefore(request), (fault) => {
    const { writeHead } = response;
    const told = (status: number, ...rest: []) =>
      writeHead.call(response, status === 500 ? (fault.status ?? 500) : status, ...rest);
    response.writeHead = told as typeof writeHead; // its overloads differ in what follows the status
    next();
  });
}

interface Refused {
  readonly status: 400 | 405;
  readonly message: string;
}

function problemOf({ method = '', url = '' }: IncomingMessage): Refused | null {
  if (!methods.includes(method)) return { status: 405, message: `${method} is not served: use ${methods.join(', ')}.` };
  if (!url.startsWith('/') || !URL.canParse(url, 'http://localhost'))
    return { status: 400, message: 'The address is not a path of this server.' };
  if (dotSegment.test(url))
    return { status: 400, message: 'The address has a part "." or "..", which browsers take out.' };
  const message = requestAddressProblem(new URL(url, 'http://localhost'));
  return message === null ? null : { status: 400, message };
}

/** Next's parts do not agree on what such a path leads to. */
const dotSegment = /^[^?#]*\/(?:\.|%2e){1,2}(?:[/?#]|$)/i;

function refuse(response: ServerResponse, { status, message }: Refused): void {
  const body = JSON.stringify({ error: { code: status === 405 ? 'method' : 'invalid', message } });
  response
    .writeHead(status, {
      'Content-Type': 'application/json',
      'X-Content-Type-Options': 'nosniff',
      ...(status === 405 && { Allow: methods.join(', ') }),
      // What is left of the body is not read.
      Connection: 'close',
    })
    .end(body);
}

/** Next decodes what is sent to it: until an action or a handler of ours begins, it is the sender's fault if that fails. */
const faultBefore = ({ method }: IncomingMessage) => (method === 'POST' || method === 'PUT' ? 400 : null);

type Terminal = Pick<Console, 'error' | 'warn'>;

/** Of a request that failed by its own fault, one line is printed: a flood of them must not fill the disk. */
export function printRefusalsAsLines(terminal: Terminal = console): void {
  for (const level of ['error', 'warn'] as const) {
    const print = terminal[level];
    terminal[level] = (...said: unknown[]) => {
      // Whoever hung up while sending: Node says so outside of the request.
      const line = said.some(isHangUp)
        ? 'A client hung up.'
        : lineOfRefusal((status) => `A request was refused (${status}): ${sayOnALine(said)}`);
      if (line === null) print(...said);
      else if (line !== '') print(line);
    };
  }
}

const isHangUp = (said: unknown) =>
  said instanceof Error && said.message === 'aborted' && 'code' in said && said.code === 'ECONNRESET';

const longest = 200;

function sayOnALine(said: readonly unknown[]): string {
  const texts = said.map((part) => (part instanceof Error ? part.message : String(part)));
  return texts.join(' ').replace(/\s+/g, ' ').slice(0, longest);
}
