import { expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { listQuestionProgress } from '@/lib/learning/reading/questions.server';
import { countQueries } from '../../helpers/count-queries';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

freshDatabase();

test('how far somebody is with the questions takes as many queries for ten exercises as for one', async () => {
  const student = await makeUser();
  const revisions = Array.from({ length: 10 }, (_, index) =>
    makeRevision({ slug: `exercise-${index}`, id: index.toString(16).repeat(32) }),
  );
  await publishCourse('One', revisions.slice(0, 1));
  const forOne = await countQueries(() => listQuestionProgress(student));
  await publishCourse('Ten', revisions);
  expect(await countQueries(() => listQuestionProgress(student))).toBe(forOne);
  expect((await listQuestionProgress(student)).map(({ slug }) => slug)).toEqual(revisions.map(({ slug }) => slug));
});
