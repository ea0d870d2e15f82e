/** Factories for people and classes; every call makes somebody new. */
import { randomUUID } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';
import { readViewer } from '@/lib/platform/session/viewer.server';

export async function makeUser(
  given: Partial<Pick<Viewer, 'name' | 'email' | 'role'>> & { demo?: boolean } = {},
): Promise<Viewer> {
  const { user } = await database();
  const data = { name: 'Ada', email: `${randomUUID()}@school.edu`, ...given };
  const grants = given.role === 'instructor' ? { create: { right: 'instructor' as const } } : {};
  const { id } = await user.create({ data: { ...data, grants }, select: { id: true } });
  return requireViewer(id);
}

/** The account as it is now. */
export async function requireViewer(userId: string): Promise<Viewer> {
  const viewer = await readViewer(userId);
  if (!viewer) throw new Error(`There is no account ${userId}.`);
  return viewer;
}

export const makeInstructor = () => makeUser({ name: 'Ingrid', role: 'instructor' });

/** Who ran the set-up: an instructor and an administrator. */
export async function makeAdministrator(): Promise<Viewer> {
  const viewer = await makeUser({ name: 'Olga', role: 'instructor' });
  const { grant } = await database();
  await grant.create({ data: { userId: viewer.id, right: 'administrator' } });
  return viewer;
}

/** A class with an instructor of its own, and the people given, each in their role. */
export async function makeClass(people: readonly (readonly [Viewer, ClassRole])[] = []) {
  const { class: classes } = await database();
  const joinCode = randomUUID().replace(/\W/g, '').toUpperCase().slice(0, 8);
  const enrolments = { create: people.map(([{ id: userId }, role]) => ({ userId, role })) };
  return classes.create({
    data: { name: 'Deep learning', joinCode, enrolments },
    select: { id: true, joinCode: true },
  });
}
