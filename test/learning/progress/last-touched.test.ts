import { expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { findLastTouched } from '@/lib/learning/progress/last-touched.server';
import { saveReading } from '@/lib/learning/reading/readings.server';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

const db = freshDatabase();

test('a student goes on where they were last, in a lesson or an exercise', async () => {
  await publishCourse('Test', [makeRevision(), makeRevision({ id: 'f'.repeat(32), slug: 'other', title: 'Other' })]);
  const student = await makeUser();
  expect(await findLastTouched(student)).toBeNull();
  const { id: exerciseId } = await db().exercise.findUniqueOrThrow({ where: { slug: 'other' } });
  const savedAt = new Date('2026-10-01T10:00:00Z');
  await db().draft.create({ data: { userId: student.id, exerciseId, source: '', savedAt } });
  expect(await findLastTouched(student)).toEqual({ kind: 'exercise', slug: 'other', at: savedAt.getTime() });

  const first = await db().exercise.findUniqueOrThrow({ where: { slug: 'double' } });
  const answeredAt = new Date('2026-10-02T10:00:00Z');
  await db().questionAnswer.create({
    data: {
      userId: student.id,
      exerciseId: first.id,
      question: 'q',
      correctFirst: true,
      correctLast: true,
      chosen: [0],
      answeredAt,
    },
  });
  expect(await findLastTouched(student)).toEqual({ kind: 'lesson', slug: 'double', at: answeredAt.getTime() });
  await saveReading(student, 'other', ['why']);
  expect(await findLastTouched(student)).toMatchObject({ kind: 'lesson', slug: 'other' });
  expect(await findLastTouched(await makeUser())).toBeNull();
});
