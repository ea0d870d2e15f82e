import { Anchor, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Closed } from '@/app/course/closed';
import { DueLines } from '@/app/course/due';
import prose from '@/app/lessons/prose.module.css';
import { showLesson } from '@/app/lessons/render-lesson';
import { lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { NotePlace } from '@/app/shell/note-place';
import { findExercise, listExercises } from '@/lib/learning/catalogue/find.server';
import { findClosedUntil } from '@/lib/learning/catalogue/release.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { findViewer } from '@/lib/platform/session/session.server';
import { listDue } from '@/lib/teaching/gradebook/due.server';
import classes from './page.module.css';
import { Workbench } from './workbench/workbench';
import { workbenchAssets } from './workbench-assets';

export async function generateMetadata({ params }: PageProps<'/exercises/[slug]'>): Promise<Metadata> {
  const [viewer, { slug }] = await Promise.all([findViewer(), params]);
  const exercise = await findExercise(viewer, slug);
  return exercise ? { title: exercise.revision.title, description: exercise.revision.summary } : {};
}

export default async function ExercisePage({ params, searchParams }: PageProps<'/exercises/[slug]'>) {
  const { slug } = await params;
  const { tab } = await searchParams;
  const viewer = await admitPage('/exercises/[slug]', `/exercises/${slug}`);
  const [exercise, course, due, release] = await Promise.all([
    findExercise(viewer, slug),
    listExercises(),
    listDue(viewer, slug),
    findClosedUntil(viewer, slug, 'exercise'),
  ]);
  if (!exercise) notFound();
  const { revision, next } = exercise;
  if (release)
    return (
      <Closed title={revision.title} release={release}>
        <Anchor component={Link} href={lessonPath(slug)}>
          Read the lesson meanwhile
        </Anchor>
      </Closed>
    );
  const { task, lesson } = await showLesson(revision, viewer);
  const position = course.findIndex((other) => other.slug === slug) + 1;
  return (
    <Workbench
      key={revision.id}
      // The lesson travels as what it is rendered to.
      revision={{ ...revision, lesson: '' }}
      viewerId={viewer?.id ?? null}
      assets={workbenchAssets()}
      next={next}
      showAttempts={tab === 'attempts'}
      heading={
        <>
          <NotePlace key={slug} kind="exercise" slug={slug} viewerId={viewer?.id ?? null} />
          <p className={classes.position}>
            Exercise {position} of {course.length}
          </p>
          <Title order={1} size="h3">
            {revision.title}
          </Title>
          <DueLines items={due.filter(({ part }) => part === 'exercise')} />
        </>
      }
      task={<div className={prose.prose}>{task ?? revision.summary}</div>}
      lesson={<div className={prose.prose}>{lesson}</div>}
    />
  );
}
