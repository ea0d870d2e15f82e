/** Who may: the one place that makes capabilities, from what policy.ts allows, with one query for an enrolment. */
import 'server-only';
import { cache } from 'react';
import { database } from '@/lib/platform/db/database.server';
import { environment } from '@/lib/platform/env/environment.server';
import { Forbidden, NotFound, NotSignedIn, Refusal } from '@/lib/platform/http/errors';
import type { Capabilities, SessionPolicy } from './capabilities';
import { type ClassRole, canManageClass, canSeeClass, canTeach } from './policy';
import type { Viewer } from './viewer';

/**
 * `classId`: the class that the policy is about, where it is about one.
 * @throws NotSignedIn; Forbidden; NotFound for a class that does not exist or that the viewer is not staff of
 */
export async function authorise<P extends SessionPolicy>(
  policy: P,
  viewer: Viewer | null,
  classId = '',
): Promise<Capabilities[P]> {
  // The proofs exist for the compiler alone, and ask() answers for the policy that it is given.
  return (await ask(policy, viewer, classId)) as Capabilities[P];
}

/** As {@link authorise}; null for whoever may not. */
export async function findCapability<P extends SessionPolicy>(
  policy: P,
  viewer: Viewer | null,
  classId = '',
): Promise<Capabilities[P] | null> {
  try {
    return await authorise(policy, viewer, classId);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

async function ask(policy: SessionPolicy, viewer: Viewer | null, classId: string) {
  if (policy === 'anyone') return viewer;
  if (!viewer) throw new NotSignedIn();
  switch (policy) {
    case 'viewer':
      return viewer;
    case 'instructor':
      if (!canTeach(viewer)) throw new Forbidden('This is for instructors.');
      return viewer;
    case 'administrator':
      if (!(await isAdministrator(viewer))) throw new Forbidden('This is for administrators.');
      return viewer;
    case 'instructorMaker':
      if (!(await mayMakeInstructors(viewer))) throw new Forbidden('Only an administrator makes instructors. Ask one.');
      return viewer;
    case 'staff':
      if (!(await isStaff(viewer))) throw new Forbidden('This is for instructors and assistants.');
      return viewer;
    case 'classStaff':
      return askClass(viewer, classId);
    case 'classInstructor': {
      const staff = await askClass(viewer, classId);
      if (!canManageClass(viewer, staff.role)) throw new Forbidden('Only an instructor of the class may do this.');
      return staff;
    }
  }
}

async function askClass(viewer: Viewer, asked: string) {
  const classId = asked.toLowerCase(); // as the database writes it
  const found = (await findEnrolments(viewer.id)).find((enrolment) => enrolment.classId === classId);
  if (!found || !canSeeClass(found.role)) throw new NotFound('There is no such class, or it is not yours.');
  return { viewer, classId, role: found.role, timeZone: found.class.timeZone };
}

/** Whether the teaching pages have something for the viewer. */
export async function isStaff(viewer: Viewer): Promise<boolean> {
  return canTeach(viewer) || (await findEnrolments(viewer.id)).some(({ role }) => canSeeClass(role));
}

export const isAdministrator = (viewer: Viewer): Promise<boolean> => holdsAdministration(viewer.id);

/** Once a request. */
const holdsAdministration = cache(async (userId: string): Promise<boolean> => {
  const { grant } = await database();
  return (await grant.count({ where: { userId, right: 'administrator', revokedAt: null } })) > 0;
});

/** Administrators, and every instructor where NABLA_INSTRUCTORS_INVITE opens it. */
export async function mayMakeInstructors(viewer: Viewer): Promise<boolean> {
  return (canTeach(viewer) && environment().instructorsInvite) || isAdministrator(viewer);
}

/** Null outside the class, and for those removed from it. */
export async function findClassRole(viewer: Viewer, classId: string): Promise<ClassRole | null> {
  return (await findEnrolments(viewer.id)).find((enrolment) => enrolment.classId === classId)?.role ?? null;
}

/** All at once, and once a request however much of a page asks: nobody is in many classes. */
const findEnrolments = cache(async (userId: string) => {
  const { enrolment } = await database();
  return enrolment.findMany({
    where: { userId, removedAt: null },
    select: { classId: true, role: true, class: { select: { timeZone: true } } },
  });
});
