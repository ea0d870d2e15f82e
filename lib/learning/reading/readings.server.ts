/** How far a student has read in the lessons, on whichever device. Never graded. */

import 'server-only';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { database } from '@/lib/platform/db/database.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { lessonEnd } from './sections';

export interface Reading {
  readonly slug: string;
  /** Sections read, by the id of their heading, the last read one last; `lessonEnd` among them once the end was seen. */
  readonly sections: readonly string[];
  readonly isRead: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Sections of one lesson that are kept; no lesson has as many. */
const mostSections = 200;

/** None for a visitor, whose reading is in the browser. */
export async function listReadings(viewer: Viewer | null): Promise<readonly Reading[]> {
  if (!viewer) return [];
  const { lessonReading } = await database();
  const rows = await lessonReading.findMany({
    where: { userId: viewer.id },
    select: { sections: true, readAt: true, exercise: { select: { slug: true } } },
  });
  return rows.map(({ sections, readAt, exercise }) => ({
    slug: exercise.slug,
    sections,
    isRead: sections.includes(lessonEnd),
    at: readAt.getTime(),
  }));
}

/**
 * Adds sections to those read before, here or on another device; the ones given become the last.
 * @throws NotFound for an unknown exercise
 */
export async function saveReading(viewer: Viewer, slug: string, sections: readonly string[]): Promise<void> {
  const { exerciseId } = await getCurrent(viewer, slug);
  const db = await database();
  const key = { userId: viewer.id, exerciseId };
  await db.lessonReading.createMany({ data: [{ ...key, sections: [] }], skipDuplicates: true });
  const given = [...new Set(sections)];
  // In one statement, so that two devices that save at once lose nothing.
  await db.$executeRaw`
    UPDATE "LessonReading"
    SET "sections" = (ARRAY(SELECT section FROM unnest("sections") AS section WHERE NOT section = ANY(${given}::text[]))
                      || ${given}::text[])[1:${mostSections}::int],
        "readAt" = now()
    WHERE "userId" = ${viewer.id}::uuid AND "exerciseId" = ${exerciseId}::uuid`;
}
