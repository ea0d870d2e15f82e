/**
 * Whether people may sign up without a class: as NABLA_OPEN says; without it, on an embedded database that was new when this
 * was there already. An update opens no server that its people knew as closed.
 */
import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';

const key = 'open-sign-up';

export async function signUpIsOpen(): Promise<boolean> {
  const { open } = environment();
  if (open !== null) return open;
  const { setting } = await database();
  return (await setting.count({ where: { key, value: '1' } })) > 0;
}

/** Called at a start at which nobody has an account yet. */
export async function openFreshInstall(): Promise<void> {
  if (environment().databaseUrl) return;
  const { setting } = await database();
  await setting.createMany({ data: [{ key, value: '1' }], skipDuplicates: true });
}
