/**
 * The environment, validated once. `.env.example` documents every variable; a test keeps the two in step.
 */
import { z } from 'zod';

/** An empty variable counts as absent: `.env` files and process managers often leave them so. */
const text = z.preprocess((value) => (value === '' ? undefined : value), z.string().trim().optional());
const address = z.preprocess((value) => (value === '' ? undefined : value), z.url().optional());

export const environmentSchema = z.object({
  PORT: z.preprocess((value) => value || undefined, z.coerce.number().int().min(1).max(65_535).default(3000)),
  NABLA_DATA: z.preprocess((value) => value || undefined, z.string().default('./data')),
  DATABASE_URL: z.preprocess(
    (value) => value || undefined,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
      .optional(),
  ),
  DATABASE_POOL_SIZE: z.preprocess((value) => value || undefined, z.coerce.number().int().min(2).max(100).default(10)),
  NABLA_URL: address,
  NEXTAUTH_URL: address,
  NEXTAUTH_SECRET: z.preprocess(
    (value) => value || undefined,
    z.string().min(32, 'needs at least 32 characters').optional(),
  ),
  NABLA_TRUST_PROXY: z.preprocess((value) => value || undefined, z.enum(['0', '1']).default('0')),
  GITHUB_ID: text,
  GITHUB_SECRET: text,
  GOOGLE_ID: text,
  GOOGLE_SECRET: text,
  OIDC_ISSUER: address,
  OIDC_CLIENT_ID: text,
  OIDC_CLIENT_SECRET: text,
  OIDC_NAME: text,
});
export type Environment = z.infer<typeof environmentSchema>;

const providers = [
  ['GITHUB_ID', 'GITHUB_SECRET'],
  ['GOOGLE_ID', 'GOOGLE_SECRET'],
  ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'],
];

/** Half a provider is a typing slip: better said at start than found at sign-in. */
function halfProviders(variables: Readonly<Record<string, string | undefined>>): string[] {
  return providers.flatMap((names) => {
    const given = names.filter((name) => variables[name]);
    const missing = names.filter((name) => !variables[name]);
    return given.length === 0
      ? []
      : missing.map((name) => `${name} is missing, although ${given.join(' and ')} is set`);
  });
}

export class InvalidEnvironment extends Error {
  override readonly name = 'InvalidEnvironment';
}

let parsed: Environment | undefined;

/** @throws InvalidEnvironment naming every variable that is wrong, one a line. */
export function environment(): Environment {
  parsed ??= parseEnvironment(process.env);
  return parsed;
}

/** @throws InvalidEnvironment naming every variable that is wrong, one a line. */
export function parseEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  const result = environmentSchema.safeParse(variables);
  const issues = result.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? [];
  const problems = [...issues, ...halfProviders(variables)];
  if (result.success && problems.length === 0) return result.data;
  throw new InvalidEnvironment(`The environment is not valid:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

/** The address that people use; links that are printed or mailed begin with it. No slash at the end. */
export function publicUrl(env: Environment = environment()): string {
  return (env.NABLA_URL ?? env.NEXTAUTH_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, '');
}
