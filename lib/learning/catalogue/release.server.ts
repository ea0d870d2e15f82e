/**
 * When the classes of a student open what they give: before it, the task, the starter and submitting are closed to them.
 * Visitors and those whose classes do not give it are not concerned.
 */
import 'server-only';
import { sayInstant } from '@/lib/core/time/say-time';
import { database } from '@/lib/platform/db/database.server';
import { Forbidden } from '@/lib/platform/http/errors';
import type { Viewer } from '@/lib/platform/session/viewer';

export interface Release {
  readonly at: Date;
  /** Of the class that opens it first. */
  readonly className: string;
  /** That class's, an IANA name. */
  readonly timeZone: string;
}

/** What is given: the exercise to solve, or its lesson to read. */
export type GivenPart = 'exercise' | 'lesson';

/**
 * The next opening, or null where it is open: nobody gives it, one class has it open, or the viewer is staff of a class
 * that gives it.
 */
export async function findClosedUntil(
  viewer: Viewer | null,
  slug: string,
  part: GivenPart,
  now: Date = new Date(),
): Promise<Release | null> {
  if (!viewer) return null;
  const { assignment } = await database();
  const mine = { userId: viewer.id, removedAt: null };
  const given = await assignment.findMany({
    where: { part, removedAt: null, exercise: { slug }, class: { archivedAt: null, enrolments: { some: mine } } },
    select: {
      opensAt: true,
      class: {
        select: { name: true, timeZone: true, enrolments: { where: mine, select: { role: true } } },
      },
    },
  });
  const closed = given.flatMap(({ opensAt, class: { name, timeZone, enrolments } }) => {
    const student = enrolments.every(({ role }) => role === 'student');
    return student && opensAt && opensAt > now ? [{ at: opensAt, className: name, timeZone }] : [];
  });
  if (closed.length < given.length) return null;
  return closed.toSorted((a, b) => a.at.getTime() - b.at.getTime())[0] ?? null;
}

/** @throws Forbidden where it is closed, saying when it opens and for whom */
export async function requireOpen(viewer: Viewer | null, slug: string, part: GivenPart): Promise<void> {
  const release = await findClosedUntil(viewer, slug, part);
  if (!release) return;
  const { at, className, timeZone } = release;
  // In the words of every page. A program may ask too, so the clock is that of 24 hours.
  throw new Forbidden(`"${className}" opens this on ${sayInstant(at, timeZone, '24h')}.`);
}
