/** next-auth's configuration: password always, GitHub, Google and OpenID Connect where the environment names them. */
import 'server-only';
import { cookies } from 'next/headers';
import type { Account, NextAuthOptions, Profile } from 'next-auth';
import CredentialsProvider from 'next-auth/providers/credentials';
import GitHubProvider, { type GithubProfile } from 'next-auth/providers/github';
import GoogleProvider from 'next-auth/providers/google';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { z } from 'zod';
import { signInWithPassword } from '@/lib/people/accounts/credentials.server';
import { type Environment, environment } from '@/lib/platform/env/environment.server';
import { clientAddress } from '@/lib/platform/http/client-address';
import { TooManyRequests } from '@/lib/platform/http/errors';
import { sessionSecret } from '@/lib/platform/session/secret.server';
import {
  endBrowserSession,
  findDevice,
  findViewer,
  secureCookies,
  tokenContent,
} from '@/lib/platform/session/session.server';
import {
  endSessionById,
  findSessionVersion,
  isSuspended,
  makeSession,
  sessionDays,
} from '@/lib/platform/session/sessions.server';
import { joinCodeCookie, linkCookie } from './join-code-cookie';
import { admitProviderAccount, findLinkedUser } from './provider-accounts.server';

type Provider = NextAuthOptions['providers'][number];

export interface ProviderButton {
  /** For next-auth's `signIn(id)`. */
  readonly id: 'github' | 'google' | 'oidc';
  readonly name: string;
}

/** The providers to offer beside the password. */
export function listProviders(env: Environment = environment()): readonly ProviderButton[] {
  return [
    ...(env.github ? [{ id: 'github' as const, name: 'GitHub' }] : []),
    ...(env.google ? [{ id: 'google' as const, name: 'Google' }] : []),
    ...(env.oidc ? [{ id: 'oidc' as const, name: env.oidc.name }] : []),
  ];
}

export async function authOptions(): Promise<NextAuthOptions> {
  const env = environment();
  // Where no address was given, people may come by several (localhost, the laptop's address in the classroom).
  if (env.urlIsGiven) process.env.NEXTAUTH_URL = env.url;
  else process.env.AUTH_TRUST_HOST = 'true';
  return {
    secret: await sessionSecret(),
    useSecureCookies: secureCookies(),
    session: { strategy: 'jwt', maxAge: sessionDays * 24 * 60 * 60 },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/' },
    providers: [passwordProvider(), ...externalProviders(env)],
    callbacks: {
      signIn: async ({ account, profile }) => (account?.type === 'oauth' ? admitByProvider(account, profile) : true),
      jwt: async ({ token, user, account }) => (account ? beginSession(account, user) : pick(token)),
    },
    events: {
      signOut: async ({ token: { sub = '', sid } }) => endSessionById(String(sid), sub),
    },
  };
}

function passwordProvider(): Provider {
  return CredentialsProvider({
    name: 'Password',
    credentials: { email: {}, password: {} },
    authorize: async (credentials, request) => {
      const { email = '', password = '' } = credentials ?? {};
      const headers = new Headers(z.record(z.string(), z.string()).catch({}).parse(request.headers));
      // Before the password is looked at: should it change meanwhile, the session that follows is over.
      const sessionVersion = await findSessionVersion(email.trim().toLowerCase());
      // Thrown, they become the `error` that signIn() returns.
      const result = await signInWithPassword(email, password, clientAddress(headers)).catch((error: unknown) => {
        throw error instanceof TooManyRequests ? new Error('TooManySignIns') : error;
      });
      if (result.kind !== 'signed-in') return null;
      if (await isSuspended(result.userId)) throw new Error('AccountSuspended');
      return { id: result.userId, sessionVersion };
    },
  });
}

function externalProviders(env: Environment): Provider[] {
  const providers: Provider[] = [];
  if (env.github) providers.push(gitHub(env.github.id, env.github.secret));
  if (env.google) providers.push(GoogleProvider({ clientId: env.google.id, clientSecret: env.google.secret }));
  if (env.oidc) providers.push(openIdConnect(env.oidc));
  return providers;
}

const gitHubEmails = z.array(z.object({ email: z.string(), primary: z.boolean(), verified: z.boolean() }));

/** next-auth takes whatever e-mail GitHub shows first; ours must be verified. */
function gitHub(clientId: string, clientSecret: string): OAuthConfig<GithubProfile> {
  const api = 'https://api.github.com/user';
  return GitHubProvider({
    clientId,
    clientSecret,
    userinfo: {
      url: api,
      request: async ({ client, tokens }) => {
        const profile = await client.userinfo(tokens.access_token ?? '');
        const headers = { Authorization: `Bearer ${tokens.access_token}` };
        const emails = gitHubEmails.safeParse(await (await fetch(`${api}/emails`, { headers })).json()).data ?? [];
        const verified =
          emails.find((entry) => entry.primary && entry.verified) ?? emails.find((entry) => entry.verified);
        return { ...profile, email: verified?.email, email_verified: verified !== undefined };
      },
    },
  });
}

const claims = z.object({
  sub: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
});

function openIdConnect({
  id,
  secret,
  issuer,
  name,
}: NonNullable<Environment['oidc']>): OAuthConfig<z.infer<typeof claims>> {
  return {
    id: 'oidc',
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: id,
    clientSecret: secret,
    profile: (profile) => {
      const { sub, name: fullName, preferred_username: userName, email } = claims.parse(profile);
      return { id: sub, name: fullName ?? userName, email };
    },
  };
}

const providerClaims = z.object({
  name: z.string().nullish(),
  email: z.string().nullish(),
  email_verified: z.union([z.boolean(), z.stringbool()]).catch(false),
});

/** True, or the address of the sign-in page with the reason why not. */
async function admitByProvider(account: Account, profile: Profile | undefined): Promise<true | string> {
  const { name, email, email_verified: emailVerified } = providerClaims.parse(profile ?? {});
  const jar = await cookies();
  const result = await admitProviderAccount(
    { ...account, name: name ?? null, email: email ?? null, emailVerified },
    {
      viewer: await findViewer(),
      joinCode: jar.get(joinCodeCookie)?.value ?? null,
      linkFor: jar.get(linkCookie)?.value ?? null,
    },
  );
  jar.delete(linkCookie);
  if (result.kind === 'refused') return `/sign-in?error=${result.reason}`;
  if (await isSuspended(result.userId)) return '/sign-in?error=AccountSuspended';
  jar.delete(joinCodeCookie);
  return true;
}

type SignedIn = { readonly id: string; readonly sessionVersion?: unknown };

async function beginSession(account: Account, user: SignedIn | undefined) {
  const userId = account.type === 'oauth' ? await findLinkedUser(account) : user?.id;
  if (!userId) return {};
  // Who signs in again in the same browser leaves no second session behind.
  await endBrowserSession();
  const version = z.number().optional().parse(user?.sessionVersion);
  return tokenContent(userId, await makeSession(userId, await findDevice(), version));
}

const pick = ({ sub, sid }: { readonly sub?: string; readonly sid?: unknown }) => ({ sub, sid });
