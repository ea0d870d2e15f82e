'use server';
/** The lesson as students will see it, rendered where lessons are rendered. */
import type { ReactNode } from 'react';
import { z } from 'zod';
import prose from '@/app/lessons/prose.module.css';
import { renderPreview } from '@/app/lessons/render-lesson';
import { mostText } from '@/lib/authoring/studio/limits';
import { slugSchema } from '@/lib/core/exercise/schema';
import { admitAction } from '@/lib/platform/session/admit.server';

export async function previewLessonAction(slug: string, markdown: string): Promise<ReactNode> {
  await admitAction('app/teach/exercises/[slug]/preview-lesson.tsx previewLessonAction');
  const { lesson, task } = await renderPreview(z.string().max(mostText).parse(markdown), slugSchema.parse(slug));
  return (
    <div className={prose.prose}>
      {task}
      {lesson}
    </div>
  );
}
