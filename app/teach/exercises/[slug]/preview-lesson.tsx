'use server';
/** The lesson as students will see it, rendered where lessons are rendered. */
import { z } from 'zod';
import prose from '@/app/lessons/prose.module.css';
import { showPreview } from '@/app/lessons/render-lesson';
import { mostText } from '@/lib/authoring/studio/limits';
import { slugSchema } from '@/lib/core/exercise/schema';
import { action } from '@/lib/platform/contract/action.server';

export const previewLessonAction = action(
  { policy: 'instructor', input: z.tuple([slugSchema, z.string().max(mostText)]) },
  async (_, slug, markdown) => {
    const { lesson, task } = await showPreview(markdown, slug);
    return (
      <div className={prose.prose}>
        {task}
        {lesson}
      </div>
    );
  },
);
