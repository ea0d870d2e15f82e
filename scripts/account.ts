/**
 * `npm run account`: accounts from the machine that runs Nabla, for when nobody can sign in to manage them. Whoever may
 * run it may read the database anyway.
 */
import { existsSync } from 'node:fs';
import { askHidden } from './ask-hidden';

const usage = `Usage: npm run account -- list
       npm run account -- reset <e-mail>               prints a link that sets a new password, once, within half an hour
       npm run account -- reset <e-mail> --password    asks for the new password here
       npm run account -- grant <e-mail> instructor|administrator`;

class AccountError extends Error {
  override readonly name = 'AccountError';
}

async function run(args: readonly string[]): Promise<string> {
  const [command, email = '', option] = args;
  if (command === 'list' && args.length === 1) return list();
  if (command === 'reset' && email && args.length === 2) return printLink(email);
  if (command === 'reset' && email && option === '--password' && args.length === 3) return askPassword(email);
  if (command === 'grant' && (option === 'instructor' || option === 'administrator') && args.length === 3)
    return grant(email, option);
  throw new AccountError(usage);
}

async function list(): Promise<string> {
  const { database } = await import('@/lib/platform/db/database.server');
  const { user } = await database();
  const rows = await user.findMany({
    where: { erasedAt: null },
    select: {
      name: true,
      email: true,
      suspendedAt: true,
      grants: { where: { revokedAt: null }, select: { right: true } },
    },
    orderBy: { email: 'asc' },
  });
  const lines = rows.map(({ name, email, suspendedAt, grants }) =>
    [email, name, grants.map(({ right }) => right).join(', ') || 'student', ...(suspendedAt ? ['suspended'] : [])].join(
      '\t',
    ),
  );
  return lines.length === 0 ? 'Nobody has an account yet: npm start prints a link for the first.' : lines.join('\n');
}

async function printLink(email: string): Promise<string> {
  const { environment } = await import('@/lib/platform/env/environment.server');
  const { makeOwnResetLink } = await import('@/lib/people/accounts/recovery.server');
  const link = await makeOwnResetLink(email, environment().url);
  if (!link) throw unknown(email);
  return `Open this link within half an hour of now, with the server running:\n${link}`;
}

async function askPassword(email: string): Promise<string> {
  const userId = await findUserId(email);
  const { judgePassword } = await import('@/lib/people/accounts/strength');
  const { passwordMinimum } = await import('@/lib/people/accounts/account-input');
  const { hashPassword } = await import('@/lib/people/accounts/password.server');
  const { setPassword } = await import('@/lib/people/accounts/recovery.server');
  const { database } = await import('@/lib/platform/db/database.server');
  const password = await askHidden(`New password for ${email}: `);
  if (password.length < passwordMinimum) throw new AccountError(`At least ${passwordMinimum} characters.`);
  const { reason } = await judgePassword(password, [email]);
  if (reason) throw new AccountError(reason);
  const hash = await hashPassword(password);
  await (await database()).$transaction((tx) => setPassword(tx, userId, hash));
  return 'The password is set, and all sessions have ended.';
}

async function grant(email: string, right: 'instructor' | 'administrator'): Promise<string> {
  const userId = await findUserId(email);
  const { grantRight } = await import('@/lib/people/accounts/grants.server');
  const { database } = await import('@/lib/platform/db/database.server');
  await (await database()).$transaction((tx) => grantRight(tx, { userId, right, byId: null }));
  return `${email} is ${right} now.`;
}

async function findUserId(email: string): Promise<string> {
  const { database } = await import('@/lib/platform/db/database.server');
  const { user } = await database();
  const found = await user.findFirst({ where: { email: email.trim().toLowerCase(), erasedAt: null } });
  if (!found) throw unknown(email);
  return found.id;
}

const unknown = (email: string) =>
  new AccountError(`There is no account with the e-mail ${email}, or it is suspended. "list" shows all.`);

const expectedTrouble = new Set(['AccountError', 'DataFolderLocked', 'DataFolderUnusable', 'DatabaseUnreachable']);

if (existsSync('.env')) process.loadEnvFile('.env');
const { closeDatabase } = await import('@/lib/platform/db/database.server');
const { migrate } = await import('@/lib/platform/db/migrate.server');
try {
  const args = process.argv.slice(2);
  if (args.length === 0) throw new AccountError(usage);
  await migrate();
  console.log(await run(args));
} catch (error) {
  const expected = error instanceof Error && expectedTrouble.has(error.name);
  console.error(expected ? error.message : error);
  process.exitCode = expected ? 2 : 1;
} finally {
  await closeDatabase();
}
// Threads that hash passwords would keep the process alive.
process.exit();
