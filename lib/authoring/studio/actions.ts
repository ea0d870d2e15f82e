'use server';
/** What the studio's pages call. */
import { z } from 'zod';
import { slugSchema } from '@/lib/core/exercise/schema';
import { answer } from '@/lib/platform/http/answer';
import { type FormResult, refuseFields } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
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
  const viewer = await admitAction('lib/authoring/studio/actions.ts createExerciseAction');
  const input = newExercise.safeParse(Object.fromEntries(form));
  if (!input.success) return refuseFields(input.error);
  const { slug, classId, from } = input.data;
  return answerInStudio(async () => {
    await (from === null ? createExercise(viewer, slug, classId) : forkExercise(viewer, from, slug, classId));
    return { slug };
  });
}

export async function publishExerciseAction(slug: string, version: number): Promise<FormResult<PublishOutcome>> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts publishExerciseAction');
  return answerInStudio(() => publishExercise(viewer, slugSchema.parse(slug), z.number().int().parse(version)));
}

export async function unpublishExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts unpublishExerciseAction');
  return answerInStudio(async () => {
    await unpublishExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function removeExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts removeExerciseAction');
  return answerInStudio(async () => {
    await removeExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function restoreExerciseAction(slug: string): Promise<FormResult> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts restoreExerciseAction');
  return answerInStudio(async () => {
    await restoreExercise(viewer, slugSchema.parse(slug));
    return null;
  });
}

export async function removeUploadAction(slug: string, name: string): Promise<FormResult> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts removeUploadAction');
  return answerInStudio(async () => {
    await removeUpload(viewer, slugSchema.parse(slug), z.string().parse(name));
    return null;
  });
}

/** `classId` null: the owner's alone. */
export async function giveToClassAction(slug: string, classId: string | null): Promise<FormResult> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts giveToClassAction');
  return answerInStudio(async () => {
    await giveToClass(viewer, slugSchema.parse(slug), z.uuid().nullable().parse(classId));
    return null;
  });
}

export async function listVersionsAction(slug: string): Promise<FormResult<readonly VersionSummary[]>> {
  const viewer = await admitAction('lib/authoring/studio/actions.ts listVersionsAction');
  return answerInStudio(() => listVersions(viewer, slugSchema.parse(slug)));
}

function answerInStudio<T>(work: () => Promise<T>): Promise<FormResult<T>> {
  return answer(work, '/teach/exercises', 'layout');
}
