/** Factories for people and classes; every call makes somebody new. */
import { randomUUID } from 'node:crypto';
import { database } from '@/lib/platform/db/database.server';
import type { ClassRole } from '@/lib/platform/session/policy';
import type { Viewer } from '@/lib/platform/session/viewer';

export async function makeUser(
  given: Partial<Pick<Viewer, 'name' | 'email' | 'role'>> & { demo?: boolean } = {},
): Promise<Viewer> {
  const { user } = await database();
  const data = { name: 'Ada', email: `${randomUUID()}@school.edu`, ...given };
  return user.create({ data, select: { id: true, name: true, email: true, role: true } });
}

export const makeInstructor = () => makeUser({ name: 'Ingrid', role: 'instructor' });

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
