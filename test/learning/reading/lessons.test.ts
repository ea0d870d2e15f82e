/** A lesson that could not be rendered, as on a machine that is very busy, is rendered for the next who reads it. */
import { expect, test, vi } from 'vitest';
import { getLesson } from '@/lib/learning/reading/lessons.server';
import { makeRevision } from '../../helpers/exercise';

const outcomes = vi.hoisted(() => [false, true]);
vi.mock('@/lib/platform/rendering/render.server', () => ({
  lessonPieces: async () => {
    const isRendered = outcomes.shift() ?? null;
    return { lesson: { lesson: [{ kind: 'html', html: String(isRendered) }], task: null, headings: [] }, isRendered };
  },
}));

test('what is shown as it was typed is not kept, what is rendered is', async () => {
  const shown = async () => (await getLesson(makeRevision(), '/uploads')).lesson;
  expect(await shown()).toEqual([{ kind: 'html', html: 'false' }]);
  expect(await shown()).toEqual([{ kind: 'html', html: 'true' }]);
  expect(await shown()).toEqual([{ kind: 'html', html: 'true' }]);
});
