/** What next-auth answers with 500: what it reads is looked at before it gets the request. */
import { hasNul, leadsSomewhere, nulMessage } from '@/lib/platform/http/hostile-text';

const cookieNames = ['next-auth.callback-url', '__Secure-next-auth.callback-url'];

interface AuthRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly cookies: { get(name: string): { readonly value: string } | undefined };
  clone(): { text(): Promise<string> };
}

/** What is wrong with it; null where nothing is. */
export async function authRequestProblem(request: AuthRequest): Promise<string | null> {
  const kept = cookieNames
    .map((name) => request.cookies.get(name)?.value)
    .find((value) => value && !leadsSomewhere(value));
  if (kept) return 'The cookie with the callbackUrl is neither a path nor an http(s) address. Delete it.';
  if (request.method !== 'POST') {
    const { pathname } = new URL(request.url);
    return pathname.endsWith('/callback/credentials') ? 'A password is sent by POST.' : null;
  }
  const body = readBody(request.headers.get('content-type') ?? '', await request.clone().text());
  if (body === null) return 'The request is not JSON.';
  if (hasNul(body)) return nulMessage;
  const { callbackUrl } = body;
  if (
    callbackUrl === undefined ||
    callbackUrl === '' ||
    (typeof callbackUrl === 'string' && leadsSomewhere(callbackUrl))
  )
    return null;
  return 'callbackUrl is neither a path, such as "/account", nor an http(s) address.';
}

/** Null where it is not what it says. */
function readBody(type: string, text: string): Readonly<Record<string, unknown>> | null {
  if (!type.includes('application/json')) return { ...Object.fromEntries(new URLSearchParams(text)) };
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? { ...body } : null;
  } catch {
    return null;
  }
}
