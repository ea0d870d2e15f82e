/**
 * Requests that no page of ours sends, made from the definitions of what is served: odd parameters, bodies, headers and
 * methods, the same ones for the same seed. test/e2e/fuzz.spec.ts sends them.
 */
import { z } from 'zod';
import { type Random, seededRandom } from '@/lib/core/numeric/random';
import type { Endpoint } from '@/lib/platform/contract/endpoint';

export interface HostileRequest {
  readonly method: string;
  /** As it stands in the request line. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What there is to be asked. */
export interface Surface {
  readonly endpoints: readonly Endpoint[];
  /** Next's paths. */
  readonly pages: readonly string[];
  /** Ids of server actions. */
  readonly actions: readonly string[];
  /** What exists: slugs, ids, sessions' cookies. */
  readonly known: readonly string[];
  readonly cookies: readonly string[];
  readonly origin: string;
}

export function hostileRequests(surface: Surface, count: number, seed: number): readonly HostileRequest[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => oneOf(random, kinds)(surface, random));
}

type Make = (surface: Surface, random: Random) => HostileRequest;

const oddTexts = [
  ...['', ' ', '\0', 'a\0b', '\ud800', '‮', '..', '../../etc/passwd', 'constructor', '__proto__', 'toString', 'null'],
  ...[
    '-1',
    '1e309',
    'NaN',
    '0x10',
    '9'.repeat(400),
    'a'.repeat(3000),
    "'; DROP TABLE",
    '<script>',
    '[]',
    '%',
    '%zz',
    '$1',
  ],
  ...['00000000-0000-0000-0000-000000000000', 'http://other.example/', 'javascript:0', '∇'.repeat(500)],
];
const oddNumbers = [0, -0, -1, 1.5, 1e308, 2 ** 53, 2 ** 31, -(2 ** 31)];
const types = [
  ...['application/json', 'text/plain', 'multipart/form-data', 'multipart/form-data; boundary=X', ''],
  ...['application/x-www-form-urlencoded', 'application/octet-stream', 'application/zip', 'a/b; charset=\u00ff'],
];
const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];

const toEndpoint: Make = (surface, random) => {
  const { method, path, body, query } = oneOf(random, surface.endpoints);
  return {
    method: chance(random, 0.9) ? method : oneOf(random, methods),
    path: `${fill(path, surface, random)}${ask(Object.keys(query?.shape ?? {}), surface, random)}`,
    headers: headersFor(surface, random, 'application/json'),
    body: method === 'GET' ? '' : bodyFor(body, surface, random),
  };
};

const toPage: Make = (surface, random) => ({
  method: chance(random, 0.8) ? 'GET' : oneOf(random, methods),
  path: `${fill(oneOf(random, surface.pages), surface, random)}${ask(['next', 'code', 'error', 'page', 'student'], surface, random)}`,
  headers: { ...headersFor(surface, random, ''), ...(chance(random, 0.3) && { RSC: '1' }) },
  body: chance(random, 0.2) ? junk(surface, random) : '',
});

const toAction: Make = (surface, random) => ({
  method: 'POST',
  path: fill(oneOf(random, surface.pages), surface, random),
  headers: {
    ...headersFor(surface, random, oneOf(random, ['text/plain', 'multipart/form-data; boundary=X'])),
    'Next-Action': chance(random, 0.9) ? oneOf(random, surface.actions) : oneOf(random, oddTexts.filter(isHeader)),
  },
  body: chance(random, 0.5)
    ? JSON.stringify([anything(surface, random, 2), anything(surface, random, 2)])
    : junk(surface, random),
});

const toSignIn: Make = (surface, random) => ({
  method: oneOf(random, ['GET', 'POST']),
  path: `/api/auth/${oneOf(random, ['signin', 'csrf', 'session', 'callback/credentials', 'signout', '_log', 'providers', 'error', 'x'])}${ask(['callbackUrl', 'error', 'provider'], surface, random)}`,
  headers: headersFor(surface, random, 'application/x-www-form-urlencoded'),
  body: chance(random, 0.5)
    ? `callbackUrl=${encode(text(surface, random))}&email=${encode(text(surface, random))}`
    : junk(surface, random),
});

/** As often as they stand here. */
const kinds = [toEndpoint, toEndpoint, toEndpoint, toPage, toPage, toAction, toAction, toSignIn];

function fill(path: string, surface: Surface, random: Random): string {
  return path.replace(/\[(?:\.\.\.)?(\w+)\]/g, () => encode(text(surface, random)) || 'x');
}

function ask(names: readonly string[], surface: Surface, random: Random): string {
  const asked = names.filter(() => chance(random, 0.4)).map((name) => `${name}=${encode(text(surface, random))}`);
  return asked.length > 0 ? `?${asked.join('&')}` : '';
}

/** Most bodies have the right shape and odd values, so that they come further than the schema. */
function bodyFor(schema: z.ZodType | undefined, surface: Surface, random: Random): string {
  if (!schema || chance(random, 0.2)) return junk(surface, random);
  const described = z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' });
  return JSON.stringify(fitting(described, surface, random));
}

function fitting(schema: z.core.JSONSchema._JSONSchema, surface: Surface, random: Random): unknown {
  if (typeof schema === 'boolean' || chance(random, 0.1)) return anything(surface, random, 2);
  const branch = schema.anyOf ?? schema.oneOf;
  if (branch) return fitting(oneOf(random, branch), surface, random);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return oneOf(random, schema.enum);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, fitting(inner, surface, random)]),
      );
    case 'array':
      return Array.from({ length: random.integer(4) }, () => anything(surface, random, 1));
    case 'number':
    case 'integer':
      return oneOf(random, oddNumbers);
    case 'boolean':
      return chance(random, 0.5);
    default:
      return text(surface, random);
  }
}

function anything(surface: Surface, random: Random, depth: number): unknown {
  const leaf = oneOf(random, [null, true, oneOf(random, oddNumbers), text(surface, random), []]);
  if (depth === 0 || chance(random, 0.6)) return leaf;
  const name = oneOf(random, ['then', 'constructor', '__proto__', 'id', 'slug']);
  return chance(random, 0.5)
    ? [anything(surface, random, depth - 1)]
    : JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(anything(surface, random, depth - 1))}}`);
}

function junk(surface: Surface, random: Random): string {
  const part = `--X\r\nContent-Disposition: form-data; name="${oneOf(random, ['0', '1', '$ACTION_ID_x', 'a'])}"\r\n\r\n`;
  return oneOf(random, [
    ...[
      '',
      '{',
      '[',
      'null',
      '"',
      '['.repeat(5000),
      '--X--\r\n',
      part,
      `${part}[]\r\n--X--\r\n`,
      `${part}["$K1"]\r\n--X--\r\n`,
    ],
    ...['["$F1"]', '["$B1","$n9x"]', 'a=%', text(surface, random), 'PK\u0003\u0004', `{"a":"${'x'.repeat(20_000)}"}`],
  ]);
}

function headersFor(surface: Surface, random: Random, usual: string): Record<string, string> {
  const odd = oneOf(random, oddTexts.filter(isHeader));
  const name = oneOf(random, [
    ...['Accept', 'Accept-Encoding', 'Range', 'If-None-Match', 'X-Forwarded-Host', 'X-Forwarded-Proto', 'User-Agent'],
    ...['Authorization', 'Next-Router-State-Tree', 'Next-Url', 'Sec-Fetch-Site', 'If-Modified-Since', 'Referer'],
  ]);
  const type = chance(random, 0.7) ? usual : oneOf(random, types);
  return {
    ...(type && { 'Content-Type': type }),
    Origin: chance(random, 0.9) ? surface.origin : odd,
    Cookie: chance(random, 0.8) ? oneOf(random, surface.cookies) : `next-auth.callback-url=${odd}; a=${odd}`,
    ...(chance(random, 0.4) && { [name]: odd }),
  };
}

const text = (surface: Surface, random: Random): string =>
  oneOf(random, chance(random, 0.5) ? surface.known : oddTexts);

/** Mostly as it should be, sometimes not at all; never what would end the request line. */
function encode(value: string): string {
  return /^[!-~]*$/.test(value) && !value.includes('?')
    ? value.replaceAll('#', '')
    : encodeURIComponent(value.replace(/\p{Cs}/gu, ''));
}

const isHeader = (value: string) => /^[\t -~\u0080-\u00ff]*$/.test(value) && value.length < 1000;
const chance = (random: Random, share: number) => random.uniform() < share;

function oneOf<T>(random: Random, list: readonly T[]): T {
  return list[random.integer(list.length)] as T; // never called with an empty list
}
