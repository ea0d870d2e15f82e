'use server';
/** What the studio's pages call. */
import { z } from 'zod';
import { slugSchema } from '@/lib/core/exercise/schema';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { giveToClass } from './classes.server';
import { listVersions, removeExercise, restoreExercise } from './folders.server';
import { createExercise, forkExercise } from './new-exercise.server';
import { publishExercise, unpublishExercise } from './publish.server';
import { removeUpload } from './uploads.server';

const newExercise = z.object({
  slug: slugSchema,
  /** Empty: the author's own. */
  classId: z.union([z.literal('').transform(() => null), z.uuid()]),
  /** Empty: from the template. */
  from: z.union([z.literal('').transform(() => null), slugSchema]),
});
const inStudio = { policy: 'instructor', stale: ['/teach/exercises', 'layout'] } as const;
const ofExercise = { ...inStudio, input: z.tuple([slugSchema]) } as const;

export const createExerciseAction = formAction(
  { ...inStudio, fields: newExercise },
  async (author, { slug, classId, from }) => {
    await (from === null ? createExercise(author, slug, classId) : forkExercise(author, from, slug, classId));
    return { slug };
  },
);

export const publishExerciseAction = action(
  { ...inStudio, input: z.tuple([slugSchema, z.number().int()]) },
  publishExercise,
);
export const unpublishExerciseAction = action(ofExercise, unpublishExercise);
export const removeExerciseAction = action(ofExercise, removeExercise);
export const restoreExerciseAction = action(ofExercise, restoreExercise);
export const removeUploadAction = action({ ...inStudio, input: z.tuple([slugSchema, z.string()]) }, removeUpload);

/** Class null: the owner's alone. */
export const giveToClassAction = action(
  { ...inStudio, input: z.tuple([slugSchema, z.uuid().nullable()]) },
  giveToClass,
);
export const listVersionsAction = action(ofExercise, listVersions);
