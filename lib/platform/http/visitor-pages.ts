/**
 * Pages as visitors get them, kept in memory as they were sent: all visitors see the same, but for the nonce of their
 * Content-Security-Policy, which is filled in last. On globalThis because Next evaluates a module once per bundle.
 */

/** A page, cut where the nonce stands. */
interface KeptPage {
  readonly parts: readonly string[];
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly endsAt: number;
}

interface VisitorPage {
  readonly body: string;
  readonly headers: Headers;
}

interface Kept {
  readonly pages: Map<string, KeptPage>;
  /** Being fetched: whoever asks meanwhile waits for the same. */
  readonly fetching: Map<string, Promise<KeptPage | null>>;
}
interface Slot {
  nablaVisitorPages?: Kept;
}
const slot: Slot = globalThis as Slot; // our own key on the global object

/** Another process may publish; this one says so within a minute. */
const keptMs = 60_000;
/** Of some 100 kB each. */
const most = 200;
/** The server renders no more for addresses that somebody makes up. */
const mostFetching = 16;
/** What a page says by headers of its own. All others belong to one answer, such as its cookies. */
const keptHeaders = ['content-type', 'cache-control', 'vary', 'link'];
/** Stands in kept headers for the nonce. */
const nonceMark = '{nonce}';

/**
 * Null for what cannot be kept: it is to be rendered for each visitor. Never rejects.
 * @param key what the page depends on: its address and what of the visitor it shows
 * @param load asks this server for the page, as a visitor; called where the page is not here, or has been for a minute
 */
export async function visitorPage(
  key: string,
  nonce: string,
  load: () => Promise<Response>,
  now: () => number = Date.now,
): Promise<VisitorPage | null> {
  slot.nablaVisitorPages ??= { pages: new Map(), fetching: new Map() };
  const { pages, fetching } = slot.nablaVisitorPages;
  const known = pages.get(key);
  if (known && known.endsAt > now()) return withNonce(known, nonce);
  if (!fetching.has(key) && fetching.size >= mostFetching) return null;
  const fetched = fetching.get(key) ?? fetchPage(key, slot.nablaVisitorPages, load, now);
  const page = await fetched;
  return page && withNonce(page, nonce);
}

function withNonce({ parts, headers }: KeptPage, nonce: string): VisitorPage {
  const filled = headers.map(([name, value]): [string, string] => [name, value.replaceAll(nonceMark, nonce)]);
  return { body: parts.join(nonce), headers: new Headers(filled) };
}

function fetchPage(key: string, { pages, fetching }: Kept, load: () => Promise<Response>, now: () => number) {
  const fetched = load()
    .then((response) => readPage(response, now() + keptMs))
    // The server is going, or is too busy to answer itself.
    .catch(() => null)
    .then((page) => {
      fetching.delete(key);
      pages.delete(key);
      if (page) pages.set(key, page);
      const oldest = pages.keys().next().value;
      if (pages.size > most && oldest !== undefined) pages.delete(oldest);
      return page;
    });
  fetching.set(key, fetched);
  return fetched;
}

/** Null for anything but a whole page with a nonce that is known. */
async function readPage(response: Response, endsAt: number): Promise<KeptPage | null> {
  const body = await response.text();
  const nonce = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
  const isPage = response.status === 200 && response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage || !nonce || !body.includes(nonce)) return null;
  const headers = keptHeaders.flatMap((name) => {
    const value = response.headers.get(name)?.replaceAll(nonce, nonceMark);
    return value === undefined ? [] : [[name, value] as const];
  });
  return { parts: body.split(nonce), headers, endsAt };
}
