/** Requests a second of pages and of JSON routes, by autocannon, each as a ratio to the bare one that was measured in the same rounds. */
import autocannon from 'autocannon';
import { figureOf, type Spread } from '../bench/measure';

export interface Address {
  readonly title: string;
  readonly url: string;
  readonly cookie?: string;
  /** What it is compared with: the title of another target. */
  readonly against?: string;
  /** The least ratio that we want. */
  readonly bar?: number;
}

export interface Rate {
  readonly target: Address;
  readonly aSecond: Spread;
  /** The answer's length, not compressed. */
  readonly kilobytes: number;
  /** Null for what others are compared with. */
  readonly ratio: number | null;
}

interface Plan {
  readonly connections: number;
  readonly rounds: number;
  readonly secondsEach: number;
}

/** Takes turns, so that whatever else the machine does meets all of them. */
export async function measureRates(
  targets: readonly Address[],
  { connections, rounds, secondsEach }: Plan,
): Promise<readonly Rate[]> {
  const samples = new Map<string, number[]>(targets.map(({ title }) => [title, []]));
  for (const target of targets) await fire(target, connections, 2);
  for (let round = 0; round < rounds; round += 1)
    for (const target of targets) samples.get(target.title)?.push(await fire(target, connections, secondsEach));
  const figures = new Map([...samples].map(([title, values]) => [title, figureOf(values)]));
  return Promise.all(targets.map((target) => summarise(target, figures)));
}

async function summarise(target: Address, figures: ReadonlyMap<string, Spread>): Promise<Rate> {
  const aSecond = figures.get(target.title);
  const bare = figures.get(target.against ?? '');
  if (!aSecond) throw new Error(`${target.title} was not measured.`);
  const response = await fetch(target.url, { headers: headersOf(target) });
  const kilobytes = (await response.arrayBuffer()).byteLength / 1000;
  return { target, aSecond, kilobytes, ratio: bare ? aSecond.median / bare.median : null };
}

const headersOf = ({ cookie }: Address): Record<string, string> => (cookie ? { cookie } : {});

/** Requests a second. @throws Error where an answer is not a success */
async function fire(target: Address, connections: number, duration: number): Promise<number> {
  const {
    '2xx': good,
    non2xx,
    errors,
    duration: took,
  } = await autocannon({
    url: target.url,
    connections,
    duration,
    headers: headersOf(target),
  });
  if (non2xx + errors > 0)
    throw new Error(`${target.title}: ${non2xx} refusals and ${errors} errors from ${target.url}.`);
  return good / took;
}
