/**
 * The environment, validated once. `.env.example` documents every variable; a test keeps the two in step.
 */
import 'server-only';
import { z } from 'zod';

/** An empty variable counts as absent: `.env` files and process managers often leave them so. */
const given = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema);
const text = given(z.string().trim().optional());
const address = given(z.url().optional());

export const environmentSchema = z.object({
  PORT: given(z.coerce.number().int().min(1).max(65_535).default(3000)),
  NABLA_DATA: given(z.string().default('./data')),
  DATABASE_URL: given(
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
  ),
  DATABASE_POOL_SIZE: given(z.coerce.number().int().min(2).max(100).default(10)),
  NABLA_URL: address,
  NEXTAUTH_URL: address,
  NEXTAUTH_SECRET: given(z.string().min(32, 'needs at least 32 characters').optional()),
  NABLA_TRUST_PROXY: given(z.enum(['0', '1']).default('0')),
  NABLA_OPEN: given(z.enum(['0', '1']).optional()),
  NABLA_INSTRUCTORS_INVITE: given(z.enum(['0', '1']).default('0')),
  NABLA_METRICS_TOKEN: given(z.string().min(16, 'needs at least 16 characters').optional()),
  NABLA_LOG_LEVEL: given(z.enum(['debug', 'info', 'warn', 'error']).default('info')),
  NABLA_SMTP_URL: given(
    z
      .string()
      .regex(/^smtps?:\/\//, 'must begin with smtp:// or smtps://')
      .optional(),
  ),
  NABLA_MAIL_FROM: given(
    z
      .string()
      .regex(/^(?:[^<>\r\n]+<)?[^\s<>@]+@[^\s<>@]+>?$/, 'must be an address, such as "Nabla <nabla@school.edu>"')
      .optional(),
  ),
  GITHUB_ID: text,
  GITHUB_SECRET: text,
  GOOGLE_ID: text,
  GOOGLE_SECRET: text,
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
});
type Variables = z.infer<typeof environmentSchema>;

interface Credentials {
  readonly id: string;
  readonly secret: string;
}

export interface Environment {
  readonly port: number;
  /** Where people reach it: links that are printed begin with it. No slash at the end. */
  readonly url: string;
  /** Whether `url` was given, rather than guessed from the port. */
  readonly urlIsGiven: boolean;
  readonly dataFolder: string;
  /** Null: the embedded database in `dataFolder`. */
  readonly databaseUrl: string | null;
  readonly poolSize: number;
  /** Null: generated and kept with the data. */
  readonly sessionSecret: string | null;
  readonly trustProxy: boolean;
  /** Whether people sign up without a class; null: not said. */
  readonly open: boolean | null;
  /** Whether every instructor may make others, and not administrators alone. */
  readonly instructorsInvite: boolean;
  /** Opens /api/metrics; null: this machine alone may read them, where no other address than its own is given. */
  readonly metricsToken: string | null;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error';
  /** Null: no mail is sent. */
  readonly mail: { readonly smtpUrl: string; readonly from: string } | null;
  readonly github: Credentials | null;
  readonly google: Credentials | null;
  readonly oidc: (Credentials & { readonly issuer: string; readonly name: string }) | null;
}

export class EnvironmentInvalid extends Error {
  override readonly name = 'EnvironmentInvalid';
}

let parsed: Environment | undefined;

/** @throws EnvironmentInvalid naming every variable that is wrong, one a line. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** @throws EnvironmentInvalid naming every variable that is wrong, one a line. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const result = environmentSchema.safeParse(variables);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...issues, ...halfSettings(variables)];
  if (result.success && problems.length === 0) return toEnvironment(result.data);
  throw new EnvironmentInvalid(`The environment is not valid:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

const together = [
  ['NABLA_SMTP_URL', 'NABLA_MAIL_FROM'],
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

/** A provider with some of its variables missing is a typing error: it is told at start, not at the first sign-in. */
function halfSettings(variables: Readonly<Record<string, string | undefined>>): string[] {
  return together.flatMap((names) => {
    const set = names.filter((name) => variables[name]);
    const missing = names.filter((name) => !variables[name]);
    return set.length === 0 ? [] : missing.map((name) => `${name} is missing, although ${set.join(' and ')} is set`);
  });
}

function toEnvironment(variables: Variables): Environment {
  const url = variables.NABLA_URL ?? variables.NEXTAUTH_URL;
  const oidc = credentials(variables.OIDC_CLIENT_ID, variables.OIDC_CLIENT_SECRET);
  return {
    port: variables.PORT,
    url: (url ?? `http://localhost:${variables.PORT}`).replace(/\/+$/, ''),
    urlIsGiven: url !== undefined,
    dataFolder: variables.NABLA_DATA,
    databaseUrl: variables.DATABASE_URL ?? null,
    poolSize: variables.DATABASE_POOL_SIZE,
    sessionSecret: variables.NEXTAUTH_SECRET ?? null,
    trustProxy: variables.NABLA_TRUST_PROXY === '1',
    open: variables.NABLA_OPEN === undefined ? null : variables.NABLA_OPEN === '1',
    instructorsInvite: variables.NABLA_INSTRUCTORS_INVITE === '1',
    metricsToken: variables.NABLA_METRICS_TOKEN ?? null,
    logLevel: variables.NABLA_LOG_LEVEL,
    mail:
      variables.NABLA_SMTP_URL && variables.NABLA_MAIL_FROM
        ? { smtpUrl: variables.NABLA_SMTP_URL, from: variables.NABLA_MAIL_FROM }
        : null,
    github: credentials(variables.GITHUB_ID, variables.GITHUB_SECRET),
    google: credentials(variables.GOOGLE_ID, variables.GOOGLE_SECRET),
    oidc:
      oidc && variables.OIDC_ISSUER
        ? { ...oidc, issuer: variables.OIDC_ISSUER, name: variables.OIDC_NAME ?? 'School account' }
        : null,
  };
}

function credentials(id: string | undefined, secret: string | undefined): Credentials | null {
  return id && secret ? { id, secret } : null;
}
