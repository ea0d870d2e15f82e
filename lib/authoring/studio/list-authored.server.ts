/** The exercises that an author may write, for the list of them. */

import 'server-only';
import { database } from '@/lib/platform/db/database.server';
import type { Instructor } from '@/lib/platform/session/capabilities';
import type { PrismaClient } from '@/prisma/generated/client';
import { writableBy } from './access.server';

export interface AuthoredSummary {
  readonly slug: string;
  readonly title: string;
  /** Null: the author's own. */
  readonly className: string | null;
  readonly published: boolean;
  /** Removed ones can be put back. */
  readonly removed: boolean;
  /** The latest version. */
  readonly version: number;
  readonly savedAt: Date;
  /** The version that students have; null: never published. */
  readonly publishedVersion: number | null;
}

/** Latest first. Three queries, and a row of each for an exercise, however many versions it has. */
export async function listAuthored(author: Instructor): Promise<readonly AuthoredSummary[]> {
  const db = await database();
  const rows = await db.exercise.findMany({
    where: writableBy(author),
    select: {
      id: true,
      slug: true,
      title: true,
      published: true,
      removedAt: true,
      currentRevisionId: true,
      class: { select: { name: true } },
    },
  });
  const ids = rows.map(({ id }) => id);
  const revisionIds = rows.flatMap(({ currentRevisionId }) => currentRevisionId ?? []);
  const [latest, live] = await Promise.all([findLatest(db, ids), findLive(db, ids, revisionIds)]);
  return rows
    .map(({ id, class: owner, removedAt, currentRevisionId, ...row }) => ({
      ...row,
      className: owner?.name ?? null,
      removed: removedAt !== null,
      version: latest.get(id)?.version ?? 0,
      savedAt: latest.get(id)?.savedAt ?? new Date(0),
      publishedVersion: live.get(`${id} ${currentRevisionId}`) ?? null,
    }))
    .toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime());
}

/** By exercise. Versions and their times grow together. */
async function findLatest(db: PrismaClient, exerciseIds: string[]) {
  const newest = await db.exerciseFolder.groupBy({
    by: ['exerciseId'],
    where: { exerciseId: { in: exerciseIds } },
    _max: { version: true, savedAt: true },
  });
  return new Map(newest.map(({ exerciseId, _max: { version, savedAt } }) => [exerciseId, { version, savedAt }]));
}

/** The newest version that each revision was published from, by exercise and revision. */
async function findLive(db: PrismaClient, exerciseIds: string[], revisionIds: string[]) {
  const newest = await db.exerciseFolder.groupBy({
    by: ['exerciseId', 'revisionId'],
    where: { exerciseId: { in: exerciseIds }, revisionId: { in: revisionIds } },
    _max: { version: true },
  });
  return new Map(newest.map(({ exerciseId, revisionId, _max }) => [`${exerciseId} ${revisionId}`, _max.version]));
}
