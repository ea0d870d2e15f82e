import { expect, test } from 'vitest';
import { findCourseTitle, findExercise, findFullRevision, listExercises } from '@/lib/learning/catalogue/find.server';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';

const db = freshDatabase();
const other = makeRevision({ id: 'f'.repeat(32), slug: 'other', title: 'Other' });

test('a published course is listed in its order, and publishing it again changes nothing', async () => {
  const course = [other, makeRevision()];
  expect(await publishCourse('Gradients', course)).toEqual({
    changed: ['other', 'double'],
    withdrawn: [],
    clashing: [],
  });
  expect(await publishCourse('Gradients', course)).toEqual({ changed: [], withdrawn: [], clashing: [] });
  expect(await findCourseTitle()).toBe('Gradients');
  expect(await listExercises()).toEqual([
    { slug: 'other', title: 'Other' },
    { slug: 'double', title: 'Double' },
  ]);
});

test('a new revision becomes current, the old one stays, and what left the course is withdrawn', async () => {
  await publishCourse('Gradients', [makeRevision(), other]);
  const revised = makeRevision({ id: 'c'.repeat(32), title: 'Double it' });
  expect(await publishCourse('Gradients', [revised])).toEqual({
    changed: ['double'],
    withdrawn: ['other'],
    clashing: [],
  });
  expect(await findFullRevision(null, 'double')).toEqual(revised);
  expect(await findExercise(null, 'other')).toBeNull();
  expect(await db().revision.count()).toBe(3);
  expect(await publishCourse('Gradients', [revised, other])).toEqual({ changed: [], withdrawn: [], clashing: [] });
  expect(await findExercise(null, 'other')).not.toBeNull();
});

test('what a page gets holds no hidden check, no hint and no solution, and knows its neighbours', async () => {
  await publishCourse('Gradients', [makeRevision(), other]);
  const view = await findExercise(null, 'double');
  expect(view).toMatchObject({
    previous: null,
    next: { slug: 'other' },
    revision: { withheld: { checks: 1, points: 2 } },
  });
  expect(JSON.stringify(view)).not.toMatch(/Secret|Multiply by|2 \* x/);
});

test('a revision survives the database bit for bit', async () => {
  const [check] = makeRevision().checks;
  if (check?.kind !== 'value') throw new Error('The first check is a value check.');
  const cases = [{ args: [[-0, 1e-320, 5e300]], expected: [0.1 + 0.2, -0, 1], kinks: [] }];
  const odd = makeRevision({ id: 'd'.repeat(32), checks: [{ ...check, cases }] });
  await publishCourse('Gradients', [odd]);
  expect(await findFullRevision(null, 'double')).toEqual(odd);
});
