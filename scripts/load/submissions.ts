/**
 * Students who hand in, each once, at moments spread evenly over some seconds. A latency counts from the moment at which a student
 * wanted to hand in, so that waiting for a free connection counts too.
 */
import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { getOwnAttempt, postAttempt } from '@/lib/learning/workbench/endpoints';
import { addressOf, type Endpoint } from '@/lib/platform/contract/endpoint';

export interface Crowd {
  readonly origin: string;
  /** One a student. */
  readonly cookies: readonly string[];
  /** At once, at most. */
  readonly connections: number;
  /** 0: everybody at once. */
  readonly seconds: number;
  readonly slug: string;
  readonly source: string;
}

export interface CrowdOutcome {
  readonly acknowledged: number;
  readonly passed: number;
  /** From the first to the last acknowledgement. */
  readonly aSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** From the last acknowledgement until the last verdict was there. */
  readonly lastVerdictSeconds: number;
  /** What the server said instead, with how often. */
  readonly refusals: ReadonlyMap<string, number>;
}

interface Sent {
  readonly id: string;
  readonly cookie: string;
  readonly ms: number;
  readonly refusal: string | null;
}

export async function handIn(crowd: Crowd): Promise<CrowdOutcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: crowd.connections });
  const began = performance.now();
  const sent = await Promise.all(
    crowd.cookies.map((cookie, n) => handInOne(crowd, agent, cookie, began + gap(crowd) * n)),
  );
  const lastAck = performance.now();
  const acknowledged = sent.filter(({ refusal }) => refusal === null);
  const passed = await countPassed(crowd, agent, acknowledged);
  agent.destroy();
  const ms = acknowledged.map((one) => one.ms).toSorted((a, b) => a - b);
  const at = (share: number) => ms[Math.min(ms.length - 1, Math.floor(share * ms.length))] ?? Number.NaN;
  const refusals = new Map<string, number>();
  for (const { refusal } of sent) if (refusal !== null) refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
  return {
    acknowledged: acknowledged.length,
    passed,
    aSecond: (1000 * acknowledged.length) / (lastAck - began),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    lastVerdictSeconds: (performance.now() - lastAck) / 1000,
    refusals,
  };
}

const gap = ({ seconds, cookies }: Crowd) => (1000 * seconds) / cookies.length;

async function handInOne(crowd: Crowd, agent: Agent, cookie: string, dueAt: number): Promise<Sent> {
  await setTimeout(Math.max(0, dueAt - performance.now()));
  const id = randomUUID();
  const body = JSON.stringify({ id, slug: crowd.slug, revisionId: 'current', source: crowd.source });
  const { status, text } = await send(crowd.origin, agent, postAttempt, {}, cookie, body);
  const refusal = status === postAttempt.status ? null : `${status} ${text.slice(0, 120)}`;
  return { id, cookie, ms: performance.now() - dueAt, refusal };
}

/** Asks for one verdict after the other, in few connections, so that asking is no load of its own. */
async function countPassed({ origin }: Crowd, agent: Agent, sent: readonly Sent[]): Promise<number> {
  const waiting = [...sent];
  let passed = 0;
  const ask = async () => {
    for (let one = waiting.shift(); one; one = waiting.shift()) if (await hasPassed(origin, agent, one)) passed += 1;
  };
  await Promise.all(Array.from({ length: 4 }, ask));
  return passed;
}

/** @throws Error where there is no verdict after some minutes */
async function hasPassed(origin: string, agent: Agent, { id, cookie }: Sent): Promise<boolean> {
  for (let tries = 0; tries < 20; tries += 1) {
    const { text } = await send(origin, agent, getOwnAttempt, { id }, cookie);
    const { state, outcome } = getOwnAttempt.output.parse(JSON.parse(text));
    if (state !== 'pending') return outcome === 'passed';
  }
  throw new Error(`Attempt ${id} has no verdict.`);
}

interface Answer {
  readonly status: number;
  readonly text: string;
}

function send(
  origin: string,
  agent: Agent,
  endpoint: Endpoint,
  params: Readonly<Record<string, string>>,
  cookie: string,
  body?: string,
): Promise<Answer> {
  const query = body === undefined ? { wait: 25 } : {};
  const headers = { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) };
  return new Promise((resolve) => {
    const url = new URL(addressOf(endpoint, params, query), origin);
    const sending = request(url, { agent, method: endpoint.method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    sending.on('error', (error) => resolve({ status: 0, text: error.message }));
    sending.end(body);
  });
}
