/** The preview bakes a version once; a baking that failed is no answer to keep. */
import { beforeAll, expect, test, vi } from 'vitest';
import * as newExerciseRoom from '@/lib/authoring/studio/new-exercise.server';
import * as previewRoom from '@/lib/authoring/studio/preview.server';
import type { BakingResult } from '@/lib/engine/baking/bake';
import { provideSandbox } from '@/lib/engine/sandbox/server/shared.server';
import { freshDatabase } from '../../helpers/database';
import { forInstructor } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeInstructor } from '../../helpers/people';

const createExercise = forInstructor(newExerciseRoom.createExercise);
const previewExercise = forInstructor(previewRoom.previewExercise);

const { bakeInThread } = vi.hoisted(() => ({ bakeInThread: vi.fn<() => Promise<BakingResult>>() }));
vi.mock('@/lib/engine/baking/server/bake-in-thread.server', () => ({ bakeInThread, BakingEnded: Error }));

freshDatabase();
beforeAll(() => provideSandbox({ run: () => Promise.reject(new Error('Nothing is run.')) }));
const result = (revision: BakingResult['revision']): BakingResult => ({
  ...{ revision, diagnostics: [], agreements: [], matrix: null, proofs: null },
});

test('a failed baking is tried again, a good one is kept', async () => {
  const author = await makeInstructor();
  await createExercise(author, 'softplus', null);
  bakeInThread.mockResolvedValueOnce(result(null)).mockResolvedValueOnce(result(makeRevision()));
  expect((await previewExercise(author, 'softplus')).revision).toBeNull();
  for (let look = 0; look < 2; look++)
    expect((await previewExercise(author, 'softplus')).revision).toMatchObject({ title: makeRevision().title });
  expect(bakeInThread).toHaveBeenCalledTimes(2);
});
