import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconArrowLeft, IconArrowRight, IconCode } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Closed } from '@/app/course/closed';
import { DueLines } from '@/app/course/due';
import { exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { NotePlace } from '@/app/shell/note-place';
import { findExercise, listExercises } from '@/lib/learning/catalogue/find.server';
import { findClosedUntil } from '@/lib/learning/catalogue/release.server';
import { listReadings } from '@/lib/learning/reading/readings.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { canTeach } from '@/lib/platform/session/policy';
import { findViewer } from '@/lib/platform/session/session.server';
import { listDue } from '@/lib/teaching/gradebook/due.server';
import prose from '../prose.module.css';
import { showLesson } from '../render-lesson';
import { ScrollByKey } from '../scroll-by-key';
import { AuthorNotes } from './author-notes';
import { Contents } from './contents';
import contents from './contents.module.css';
import classes from './lesson.module.css';
import { ReadingGuide } from './reading-guide';
import { Resume } from './resume';

export async function generateMetadata({ params }: PageProps<'/lessons/[slug]'>): Promise<Metadata> {
  const [viewer, { slug }] = await Promise.all([findViewer(), params]);
  const exercise = await findExercise(viewer, slug);
  return exercise ? { title: exercise.revision.title, description: exercise.revision.summary } : {};
}

export default async function LessonPage({ params }: PageProps<'/lessons/[slug]'>) {
  const { slug } = await params;
  const viewer = await admitPage('/lessons/[slug]', `/lessons/${slug}`);
  const [exercise, course, readings, due, release] = await Promise.all([
    findExercise(viewer, slug),
    listExercises(),
    listReadings(viewer),
    listDue(viewer, slug),
    findClosedUntil(viewer, slug, 'lesson'),
  ]);
  if (!exercise) notFound();
  const { revision, previous, next } = exercise;
  if (release) return <Closed title={revision.title} release={release} />;
  const { lesson, headings } = await showLesson(revision, viewer);
  const position = course.findIndex((other) => other.slug === slug) + 1;
  const reader = {
    slug,
    viewerId: viewer?.id ?? null,
    known: readings.find((reading) => reading.slug === slug)?.sections ?? [],
  };
  // The page's own ids hold an underscore, which no heading's has.
  return (
    <div className={classes.page}>
      <article id="lesson_article">
        <header className={classes.header}>
          <Text size="sm" c="dimmed">
            Lesson {position} of {course.length}
          </Text>
          <Title order={1}>{revision.title}</Title>
          <DueLines items={due.filter(({ part }) => part === 'lesson')} />
          <Resume key={slug} headings={headings} {...reader} />
        </header>
        {viewer && canTeach(viewer) && <AuthorNotes lesson={revision.lesson} />}
        {headings.length > 0 && (
          <nav className={contents.folded} aria-label="Sections of this lesson">
            <details>
              <summary>In this lesson</summary>
              <Contents headings={headings} />
            </details>
          </nav>
        )}
        <div className={prose.prose}>
          {lesson}
          <ScrollByKey />
        </div>
        <NotePlace key={slug} kind="lesson" slug={slug} viewerId={viewer?.id ?? null} />
        <section className={classes.do} aria-labelledby="do_exercise">
          <Title order={2} fz="lg" id="do_exercise">
            Now implement it
          </Title>
          <Text my="xs">{revision.summary}</Text>
          <Button component={Link} href={exercisePath(slug)} leftSection={<IconCode size={18} />}>
            Do the exercise
          </Button>
        </section>
        <nav className={classes.turn} aria-label="Lessons before and after">
          <Group justify="space-between" gap="md">
            {previous ? (
              <Anchor component={Link} href={lessonPath(previous.slug)} className={classes.turnLink}>
                <IconArrowLeft size={16} aria-hidden /> {previous.title}
              </Anchor>
            ) : (
              <span />
            )}
            {next && (
              <Anchor component={Link} href={lessonPath(next.slug)} className={classes.turnLink}>
                {next.title} <IconArrowRight size={16} aria-hidden />
              </Anchor>
            )}
          </Group>
        </nav>
      </article>
      <ReadingGuide key={slug} headings={headings} article="lesson_article" {...reader} />
    </div>
  );
}
