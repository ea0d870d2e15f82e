/** "Who needs help" and the misconception map of invented classes, against SQL that knows nothing of how they are made. */
import { expect, test } from 'vitest';
import { seededRandom } from '@/lib/core/numeric/random';
import { publishCourse } from '@/lib/learning/catalogue/publish.server';
import * as classBoardRoom from '@/lib/teaching/board/class-board.server';
import { findHelp, type HelpThresholds, usualThresholds } from '@/lib/teaching/board/help';
import * as misconceptionsRoom from '@/lib/teaching/board/misconceptions.server';
import { makeAttempt } from '../../helpers/attempts';
import { expectHelp, expectMistakes } from '../../helpers/class-oracle';
import { freshDatabase } from '../../helpers/database';
import { forStaff } from '../../helpers/door';
import { makeRevision } from '../../helpers/exercise';
import { makeClass, makeInstructor, makeUser } from '../../helpers/people';

const getClassBoard = forStaff(classBoardRoom.getClassBoard);
const listMisconceptions = forStaff(misconceptionsRoom.listMisconceptions);

const db = freshDatabase();
const dayMs = 24 * 60 * 60_000;
const slugs = ['double', 'triple', 'halve', 'square'];

/** Ten students in two sections with whatever the seed gives them, one of them removed; and a student of another class. */
async function inventClass(seed: string) {
  const random = seededRandom(seed);
  const chance = (share: number) => random.uniform() < share;
  const ago = (days: number) => new Date(Date.now() - random.uniform() * days * dayMs);
  await publishCourse(
    'Test',
    slugs.map((slug, index) => makeRevision({ slug, title: slug, id: String(index).repeat(32) })),
  );
  const instructor = await makeInstructor();
  const students = await Promise.all(Array.from({ length: 10 }, (_, index) => makeUser({ name: `Student ${index}` })));
  const stranger = await makeUser();
  const { id: classId } = await makeClass([
    [instructor, 'instructor'],
    ...students.map((student) => [student, 'student'] as const),
  ]);
  await db().enrolment.updateMany({ where: { userId: students[0]?.id ?? '' }, data: { removedAt: new Date() } });
  const section = await db().section.create({ data: { classId, name: 'Monday' } });
  const inSection = { classId, userId: { in: students.slice(5).map(({ id }) => id) } };
  await db().enrolment.updateMany({ where: inSection, data: { sectionId: section.id } });

  for (const [position, slug] of slugs.entries()) {
    const { id: exerciseId, currentRevisionId } = await db().exercise.findUniqueOrThrow({ where: { slug } });
    const dueAt = position === 3 ? null : new Date(Date.now() + (position - 1.5) * 4 * dayMs);
    const removedAt = position === 2 && chance(0.3) ? new Date() : null;
    const { id: assignmentId } = await db().assignment.create({
      data: { classId, exerciseId, position, points: 10, dueAt, removedAt },
    });
    const later = new Date(Date.now() + 5 * dayMs);
    if (chance(0.5)) await db().extension.create({ data: { assignmentId, sectionId: section.id, dueAt: later } });
    for (const student of [...students, stranger]) {
      const userId = student.id;
      if (chance(0.1)) await db().extension.create({ data: { assignmentId, userId, dueAt: later } });
      if (chance(0.25)) continue;
      if (chance(0.3)) await db().draft.create({ data: { userId, exerciseId, source: '', savedAt: ago(20) } });
      const [passes, tries] = [chance(0.6), random.integer(8)];
      for (let attempt = 0; attempt < tries; attempt += 1) {
        const mistake = chance(0.5) ? { mistake: chance(0.5) ? 'squared' : 'long-gone' } : {};
        await makeAttempt({ userId, slug, submittedAt: ago(20), score: random.integer(3), ...mistake });
      }
      if (passes) await makeAttempt({ userId, slug, submittedAt: ago(20), score: 3 });
      if (chance(0.1)) {
        const set = { score: 2, maxScore: 3, reason: 'Seen in class.', byId: instructor.id };
        await db().scoreOverride.create({ data: { classId, userId, exerciseId, ...set } });
      }
      // Neither a try nor a mistake yet.
      if (chance(0.1))
        await db().attempt.create({
          data: { id: crypto.randomUUID(), userId, exerciseId, revisionId: currentRevisionId ?? '', source: '' },
        });
    }
  }
  return { instructor, classId };
}

async function saidHelp(viewer: Parameters<typeof getClassBoard>[0], classId: string, thresholds: HelpThresholds) {
  const board = await getClassBoard(viewer, classId);
  const slug = (column: number) => board.columns[column]?.slug ?? '';
  const said = findHelp(board, thresholds).map(({ student, reasons }) => {
    const idle = reasons.find(({ kind }) => kind === 'idle');
    return {
      userId: student.id,
      stuck: reasons.flatMap((reason) => (reason.kind === 'stuck' ? [`${slug(reason.column)} ${reason.tries}`] : [])),
      overdue: reasons.flatMap((reason) => (reason.kind === 'overdue' ? reason.columns.map(slug) : [])),
      idle: idle?.kind === 'idle' ? (idle.days ?? -1) : null,
      behind: reasons.some(({ kind }) => kind === 'behind'),
    };
  });
  return { said: said.toSorted((a, b) => (a.userId < b.userId ? -1 : 1)), readAt: board.readAt };
}

test.each(['one', 'two'])('class %s: every reason and every number is what the attempts say', async (seed) => {
  const { instructor, classId } = await inventClass(seed);
  for (const thresholds of [usualThresholds, { tries: 3, idleDays: 2 }]) {
    const { said, readAt } = await saidHelp(instructor, classId, thresholds);
    expect(said.length).toBeGreaterThan(0);
    expect(said).toEqual(await expectHelp(classId, { ...thresholds, readAt }));
  }
  const slugOf = new Map((await db().exercise.findMany()).map(({ id, slug }) => [id, slug]));
  const map = (await listMisconceptions(instructor, classId)).map(
    ({ exerciseId, mistake, students, past, attempts }) => ({
      ...{ slug: slugOf.get(exerciseId), mistake, students, past, attempts },
    }),
  );
  const key = ({ slug, mistake }: (typeof map)[number]) => `${slug} ${mistake}`;
  const sorted = map.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
  expect(sorted.length).toBeGreaterThan(4);
  expect(sorted).toEqual(await expectMistakes(classId));
});
