/** The list of an author's exercises, which have hundreds of versions each. */
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import * as authoredRoom from '@/lib/authoring/studio/list-authored.server';
import * as newExerciseRoom from '@/lib/authoring/studio/new-exercise.server';
import { publishRevision } from '@/lib/learning/catalogue/publish.server';
import { countQueries } from '../../helpers/count-queries';
import { freshDatabase } from '../../helpers/database';
import { forInstructor } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeInstructor } from '../../helpers/people';

const db = freshDatabase();
const createExercise = forInstructor(newExerciseRoom.createExercise);
const listAuthored = forInstructor(authoredRoom.listAuthored);

test('tells the live version of an exercise that was saved hundreds of times since', async () => {
  const author = await makeInstructor();
  await createExercise(author, 'softplus', null);
  const { id: exerciseId } = await db().exercise.findUniqueOrThrow({ where: { slug: 'softplus' } });
  const revision = makeRevision({ slug: 'softplus' });
  await db().$transaction((tx) => publishRevision(tx, exerciseId, revision));
  await db().exerciseFolder.updateMany({ where: { exerciseId }, data: { revisionId: revision.id } });
  await db().exerciseFolder.createMany({
    data: Array.from({ length: 600 }, (_, index) => ({
      ...{ exerciseId, version: index + 2, files: {}, savedById: author.id },
    })),
  });
  expect(await listAuthored(author)).toMatchObject([{ slug: 'softplus', version: 601, publishedVersion: 1 }]);
});

test('asks as often for ten exercises as for one, and gets one row of each', async () => {
  const author = await makeInstructor();
  await createExercise(author, 'one', null);
  const forOne = await countQueries(() => listAuthored(author));
  for (let index = 0; index < 9; index++)
    await createExercise(author, `more-${index}-${randomUUID().slice(0, 4)}`, null);
  expect(await countQueries(() => listAuthored(author))).toBe(forOne);
  expect(await listAuthored(author)).toHaveLength(10);
});
