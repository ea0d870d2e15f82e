import { beforeEach, expect, test } from 'vitest';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import { listReadings, saveReading } from '@/lib/learning/reading/readings.server';
import { lessonEnd, resumeAt } from '@/lib/learning/reading/sections';
import { freshDatabase } from '../../helpers/database';
import { makeRevision } from '../../helpers/exercise';
import { makeUser } from '../../helpers/people';

freshDatabase();
beforeEach(async () => {
  await publishCourse('Test', [makeRevision()]);
});

test('what two devices read is one reading, the last section last', async () => {
  const student = await makeUser();
  await Promise.all([saveReading(student, 'double', ['a', 'b']), saveReading(student, 'double', ['a', 'c'])]);
  await saveReading(student, 'double', ['b', 'b']);
  const [reading, ...others] = await listReadings(student);
  expect(others).toEqual([]);
  expect(reading).toMatchObject({ slug: 'double', isRead: false });
  expect(reading?.sections.toSorted()).toEqual(['a', 'b', 'c']);
  expect(reading?.sections.at(-1)).toBe('b');
  await saveReading(student, 'double', [lessonEnd]);
  expect((await listReadings(student))[0]).toMatchObject({ isRead: true });
});

test('nobody reads another one’s reading, and a visitor has none', async () => {
  await saveReading(await makeUser(), 'double', ['a']);
  expect(await listReadings(await makeUser())).toEqual([]);
  expect(await listReadings(null)).toEqual([]);
});

test('an unknown lesson cannot be read, and a reading does not grow without end', async () => {
  const student = await makeUser();
  await expect(saveReading(student, 'nowhere', ['a'])).rejects.toThrow('exercise');
  for (let part = 0; part < 5; part++) {
    await saveReading(
      student,
      'double',
      Array.from({ length: 100 }, (_, index) => `s-${part}-${index}`),
    );
  }
  expect((await listReadings(student))[0]?.sections).toHaveLength(200);
});

test('an unfinished reading goes on at the last section that the lesson still has', () => {
  const headings = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
  expect(resumeAt(['a', 'b', 'gone'], headings)).toBe('b');
  expect(resumeAt(['b', 'a'], headings)).toBe(null);
  expect(resumeAt(['a', 'b', lessonEnd], headings)).toBe(null);
  expect(resumeAt([], headings)).toBe(null);
});
