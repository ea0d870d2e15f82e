'use server';
/** What the studio's pages call. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { admitAction } from '@/lib/auth/admit.server';
import { Refusal } from '@/lib/auth/errors';
import { type FormResult, refuse, refuseFields } from '@/lib/auth/form-result';
import { slugSchema } from '@/lib/exercise/schema';
import { giveToClass } from './classes.server';
import {
  createExercise,
  forkExercise,
  listVersions,
  removeExercise,
  restoreExercise,
  type VersionSummary,
} from './folders.server';
import { type PublishOutcome, publishExercise, unpublishExercise } from './publish.server';
import { removeUpload } from './uploads.server';

const newExercise = z.object({
  slug: slugSchema,
  /** Empty: the author's own. */
  classId: z.union([z.literal('').transform(() => null), z.uuid()]),
  /** Empty: from the template. */
  from: z.union([z.literal('').transform(() => null), slugSchema]),
});

/** Fields `slug`, `classId`, `from`. */
export async function createExerciseAction(
  _previous: FormResult<{ slug: string }> | null,
  form: FormData,
): Promise<FormResult<{ slug: string }>> {
  const viewer = await admitAction('lib/studio/actions.ts createExerciseAction');
  const input = newExercise.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const { slug, classId, from } = input.data;
  return settled(async () => {
    await (from === null ? createExercise(viewer, slug, classId) : forkExercise(viewer, from, slug, classId));
    return { slug };
  });
}

export async function publishExerciseAction(slug: string, version: number): Promise<FormResult<PublishOutcome>> {
  const viewer = await admitAction('lib/studio/actions.ts publishExerciseAction');
  return settled(() => publishExercise(viewer, slugSchema.parse(slug), z.number().int().parse(version)));
}

export async function unpublishExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/studio/actions.ts unpublishExerciseAction');
  return settled(async () => {
    await unpublishExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function removeExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/studio/actions.ts removeExerciseAction');
  return settled(async () => {
    await removeExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function restoreExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/studio/actions.ts restoreExerciseAction');
  return settled(async () => {
    await restoreExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function removeUploadAction(slug: string, name: string): Promise<FormResult> {
  const viewer = await admitAction('lib/studio/actions.ts removeUploadAction');
  return settled(async () => {
    await removeUpload(viewer, slugSchema.parse(slug), z.string().parse(name));
    return null;
  });
}

/** `classId` null: the owner's alone. */
export async function giveToClassAction(slug: string, classId: string | null): Promise<FormResult> {
  const viewer = await admitAction('lib/studio/actions.ts giveToClassAction');
  return settled(async () => {
    await giveToClass(viewer, slugSchema.parse(slug), z.uuid().nullable().parse(classId));
    return null;
  });
}

export async function listVersionsAction(slug: string): Promise<FormResult<readonly VersionSummary[]>> {
  const viewer = await admitAction('lib/studio/actions.ts listVersionsAction');
  return settled(() => listVersions(viewer, slugSchema.parse(slug)));
}

async function settled<T>(work: () => Promise<T>): Promise<FormResult<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  } finally {
    revalidatePath('/teach/exercises', 'layout');
  }
}
