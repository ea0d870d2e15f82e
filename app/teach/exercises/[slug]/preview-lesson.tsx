'use server';
/** The lesson as students will see it, rendered where lessons are rendered. */
import type { ReactNode } from 'react';
import { z } from 'zod';
import prose from '@/app/lessons/prose.module.css';
import { renderPreview } from '@/app/lessons/render-lesson';
import { admitAction } from '@/lib/auth/admit.server';
import { slugSchema } from '@/lib/exercise/schema';
import { mostText } from '@/lib/studio/limits';

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
