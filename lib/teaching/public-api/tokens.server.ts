/**
 * Personal tokens for the read-only API. A token is 256 random bits, shown once; only its SHA-256 is stored, which is
 * enough for a secret that long. It never does more than its owner may: every request asks again who they are and which
 * classes are theirs.
 */
import 'server-only';
import { createHash, randomBytes } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden, InvalidRequest, NotFound, NotSignedIn, TooManyRequests } from '@/lib/platform/http/errors';
import { isUuid } from '@/lib/platform/http/uuid';
import { rateLimit } from '@/lib/platform/limits/rate-limit.server';
import { authorise } from '@/lib/platform/session/authorise.server';
import type { ClassStaff, Instructor } from '@/lib/platform/session/capabilities';
import { readViewer } from '@/lib/platform/session/viewer.server';
import { isScope, type Scope } from './scopes';

export interface TokenInput {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Null: every class of which the owner is staff, now and later. */
  readonly classId: string | null;
  readonly days: number;
}

export interface TokenView {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** Name of the one class; null for all. */
  readonly className: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
}

/** Whose token a request carries. */
export interface ApiCaller {
  readonly viewer: Instructor;
  /** The one class that the token is for; null for all of the viewer's. */
  readonly classId: string | null;
}

const prefix = 'nabla_';
const mostTokens = 50;
const dayMs = 24 * 60 * 60_000;
/** "Last used" is for people: a write a minute is enough. */
const touchMs = 60_000;
const requests = rateLimit({ name: 'token', limit: 300, windowMs: 60_000 });

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/**
 * Returns the token, which nothing can show again.
 * @throws InvalidRequest past 50 tokens
 */
export async function createToken(owner: Instructor, { name, scopes, classId, days }: TokenInput): Promise<string> {
  if (classId !== null) await authorise('classStaff', owner, classId);
  const { apiToken } = await database();
  if ((await apiToken.count({ where: { userId: owner.id, ...open() } })) >= mostTokens)
    throw new InvalidRequest(`You have ${mostTokens} tokens. Revoke one that is no longer used.`);
  const token = prefix + randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.now() + days * dayMs);
  await apiToken.create({
    data: { userId: owner.id, name, scopes: [...scopes], classId, tokenHash: hashOf(token), expiresAt },
  });
  return token;
}

/** Those that still work, newest first. */
export async function listTokens(owner: Instructor): Promise<readonly TokenView[]> {
  const { apiToken } = await database();
  const rows = await apiToken.findMany({
    where: { userId: owner.id, ...open() },
    select: {
      id: true,
      name: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      class: { select: { name: true } },
    },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ class: only, ...row }) => ({
    ...row,
    scopes: row.scopes.filter(isScope),
    className: only?.name ?? null,
  }));
}

/** Ends it at once; a second time changes nothing. @throws NotFound for another's */
export async function revokeToken(owner: Instructor, id: string): Promise<void> {
  const { apiToken } = await database();
  const own = isUuid(id) && (await apiToken.findFirst({ where: { id, userId: owner.id }, select: { id: true } }));
  if (!own) throw new NotFound('There is no such token.');
  await apiToken.updateMany({ where: { id, revokedAt: null }, data: { revokedAt: new Date() } });
}

/**
 * Who calls, by the header `Authorization: Bearer nabla_…`.
 * @throws NotSignedIn without a token that works; Forbidden without the scope, or when its owner no longer teaches
 * @throws TooManyRequests past 300 requests a minute
 */
export async function requireToken(authorization: string | null, scope: Scope | null): Promise<ApiCaller> {
  const token = /^Bearer (nabla_[\w-]{43})$/.exec(authorization ?? '')?.[1];
  if (!token) throw new NotSignedIn('Send a personal token in the header "Authorization: Bearer nabla_…".');
  const { apiToken } = await database();
  const found = await apiToken.findFirst({
    where: { tokenHash: hashOf(token), ...open() },
    select: { id: true, scopes: true, classId: true, lastUsedAt: true, userId: true },
  });
  if (!found) throw new NotSignedIn('The token is unknown, expired or revoked. Make a new one under Teach, API.');
  const wait = await requests.hit(found.id);
  if (wait > 0) throw new TooManyRequests('At most 300 requests a minute and token.', wait);
  const viewer = await authorise('instructor', await readViewer(found.userId));
  if (scope !== null && !found.scopes.includes(scope)) throw new Forbidden(`The token lacks the scope ${scope}.`);
  await touch(found);
  return { viewer, classId: found.classId };
}

/** The class, for a caller whose token reaches it. */
export async function authoriseCaller({ viewer, classId: only }: ApiCaller, classId: string): Promise<ClassStaff> {
  if (only !== null && only !== classId) throw new NotFound('There is no such class, or the token is not for it.');
  return authorise('classStaff', viewer, classId);
}

async function touch({ id, lastUsedAt }: { id: string; lastUsedAt: Date | null }): Promise<void> {
  const now = new Date();
  if (lastUsedAt && now.getTime() - lastUsedAt.getTime() < touchMs) return;
  const { apiToken } = await database();
  await apiToken.updateMany({ where: { id }, data: { lastUsedAt: now } });
}

function open() {
  return { revokedAt: null, expiresAt: { gt: new Date() } };
}
