/** Copies baked exercises into the database, where attempts refer to them: the course's, and those of the studio. */

import 'server-only';
import type { Revision } from '@/lib/core/exercise/revision';
import { encodeRevision } from '@/lib/core/exercise/revision-json';
import { database } from '@/lib/platform/db/database.server';
import type { Prisma } from '@/prisma/generated/client';
import { ofCourse } from './visible.server';

export interface PublishResult {
  /** Slugs that have a new current revision. */
  readonly changed: readonly string[];
  /** Slugs that were published and are no longer in the course. Their attempts stay. */
  readonly withdrawn: readonly string[];
  /** Slugs that an exercise of the studio has taken: those of the course are left out, since links lead to the other. */
  readonly clashing: readonly string[];
}

/**
 * Publishes the course as it is given: `revisions` in course order, each made current; exercises that are not among them
 * are withdrawn. All or nothing, but for those whose names the studio has taken. Publishing the same course again writes nothing.
 */
export async function publishCourse(title: string, revisions: readonly Revision[]): Promise<PublishResult> {
  const db = await database();
  return db.$transaction(async (tx) => {
    const published = await tx.exercise.findMany({ where: { published: true, ...ofCourse }, select: { slug: true } });
    const slugs = new Set(revisions.map(({ slug }) => slug));
    const clashing = await takenInStudio(tx, [...slugs]);
    const withdrawn = published.map(({ slug }) => slug).filter((slug) => !slugs.has(slug));
    await tx.exercise.updateMany({ where: { slug: { in: withdrawn } }, data: { published: false } });
    await tx.setting.upsert({
      where: { key: courseTitleKey },
      create: { key: courseTitleKey, value: title },
      update: { value: title },
    });
    const changed: string[] = [];
    for (const [position, revision] of revisions.entries()) {
      if (!clashing.includes(revision.slug) && (await publishExercise(tx, revision, position)))
        changed.push(revision.slug);
    }
    return { changed, withdrawn, clashing };
  });
}

async function takenInStudio(tx: Prisma.TransactionClient, slugs: readonly string[]): Promise<readonly string[]> {
  const taken = await tx.exercise.findMany({
    where: { slug: { in: [...slugs] }, NOT: { ownerId: null, classId: null } },
    select: { slug: true },
  });
  return taken.map(({ slug }) => slug);
}

/** Makes a baked revision the current one of a studio's exercise, and the exercise published. */
export async function publishRevision(
  tx: Prisma.TransactionClient,
  exerciseId: string,
  revision: Revision,
): Promise<void> {
  const { title, summary, concepts } = revision;
  await tx.revision.createMany({ data: [revisionRow(revision, exerciseId)], skipDuplicates: true });
  await tx.exercise.update({
    where: { id: exerciseId },
    data: { title, summary, concepts: [...concepts], published: true, currentRevisionId: revision.id },
  });
}

export const courseTitleKey = 'course-title';

async function publishExercise(tx: Prisma.TransactionClient, revision: Revision, position: number): Promise<boolean> {
  const { slug, title, summary, concepts } = revision;
  const before = await tx.exercise.findUnique({
    where: { slug },
    select: { currentRevisionId: true, position: true, published: true },
  });
  const changed = before?.currentRevisionId !== revision.id;
  if (!changed && before.position === position && before.published) return false;
  const fields = { title, summary, concepts: [...concepts], position, published: true };
  const { id: exerciseId } = await tx.exercise.upsert({
    where: { slug },
    create: { slug, ...fields },
    update: fields,
    select: { id: true },
  });
  if (!changed) return false;
  await tx.revision.createMany({ data: [revisionRow(revision, exerciseId)], skipDuplicates: true });
  await tx.exercise.update({ where: { id: exerciseId }, data: { currentRevisionId: revision.id } });
  return true;
}

function revisionRow(revision: Revision, exerciseId: string): Prisma.RevisionCreateManyInput {
  // An encoded revision is plain JSON; Prisma's type for that asks for index signatures, which interfaces lack.
  const full = encodeRevision(revision) as unknown as Prisma.InputJsonObject;
  const maxScore = revision.checks.reduce((sum, { points }) => sum + points, 0);
  return { id: revision.id, exerciseId, full, maxScore };
}
