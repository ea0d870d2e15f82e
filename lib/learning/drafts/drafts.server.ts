/**
 * The code as last typed. Every save names the version that it was based on, so that a device which slept does not
 * overwrite what was typed on another: it gets that draft back and decides.
 */

import 'server-only';
import { getCurrent } from '@/lib/learning/catalogue/find.server';
import { database } from '@/lib/platform/db/database.server';
import { isUniqueViolation } from '@/lib/platform/db/database-errors';
import { notifyProgress } from '@/lib/platform/live/notify.server';
import type { Viewer } from '@/lib/platform/session/viewer';
import { secondsSinceLastSign } from './time-on-task.server';

export interface DraftView {
  readonly source: string;
  /** Counts saves, from 1. */
  readonly version: number;
  /** ISO 8601. */
  readonly savedAt: string;
}

export type DraftSaveResult =
  | { readonly kind: 'saved'; readonly version: number; readonly savedAt: string }
  /** Another save came first: `draft` is what it left. */
  | { readonly kind: 'conflict'; readonly draft: DraftView };

const columns = { source: true, version: true, savedAt: true };
const toView = ({ source, version, savedAt }: { source: string; version: number; savedAt: Date }): DraftView => ({
  source,
  version,
  savedAt: savedAt.toISOString(),
});

/** @throws NotFound for an unknown exercise */
export async function findDraft(viewer: Viewer, slug: string): Promise<DraftView | null> {
  const { exerciseId } = await getCurrent(viewer, slug);
  const { draft } = await database();
  const found = await draft.findUnique({
    where: { userId_exerciseId: { userId: viewer.id, exerciseId } },
    select: columns,
  });
  return found && toView(found);
}

/** `baseVersion` null: there was no draft yet. Saving what is stored already is no conflict. @throws NotFound as above */
export async function saveDraft(
  viewer: Viewer,
  slug: string,
  { source, baseVersion }: { readonly source: string; readonly baseVersion: number | null },
): Promise<DraftSaveResult> {
  const { exerciseId } = await getCurrent(viewer, slug);
  const key = { userId: viewer.id, exerciseId };
  const savedAt = new Date();
  const stored =
    baseVersion === null ? await insert(key, source, savedAt) : await replace(key, source, savedAt, baseVersion);
  if (stored) return { kind: 'saved', version: (baseVersion ?? 0) + 1, savedAt: savedAt.toISOString() };
  const current = await findDraft(viewer, slug);
  if (!current) return saveDraft(viewer, slug, { source, baseVersion: null }); // based on a draft that was deleted
  // The same text twice: a retry after an answer that was lost.
  return current.source === source ? { kind: 'saved', ...current } : { kind: 'conflict', draft: current };
}

interface Key {
  readonly userId: string;
  readonly exerciseId: string;
}

async function insert(key: Key, source: string, savedAt: Date): Promise<boolean> {
  const db = await database();
  try {
    // Staff see who has begun; the saves that follow are not worth telling.
    await db.$transaction(async (tx) => {
      await tx.draft.create({ data: { ...key, source, savedAt } });
      await notifyProgress(tx, key.userId);
    });
    return true;
  } catch (error) {
    if (isUniqueViolation(error)) return false;
    throw error;
  }
}

async function replace(key: Key, source: string, savedAt: Date, baseVersion: number): Promise<boolean> {
  const db = await database();
  const count = await db.$executeRaw`
    UPDATE "Draft" SET source = ${source}, "savedAt" = ${savedAt}::timestamptz, version = version + 1,
      "activeSeconds" = "activeSeconds" + ${secondsSinceLastSign(key, savedAt)}
    WHERE "userId" = ${key.userId}::uuid AND "exerciseId" = ${key.exerciseId}::uuid AND version = ${baseVersion}`;
  return count === 1;
}
