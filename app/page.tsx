import { Button, Container, Group, Text, Title } from '@mantine/core';
import { WaitingClasses } from '@/app/join/waiting-classes';
import { Link } from '@/app/shell/link';
import { listClassExercises, listCourse } from '@/lib/learning/progress/course.server';
import { findLastTouched } from '@/lib/learning/progress/last-touched.server';
import { listQuestionProgress } from '@/lib/learning/reading/questions.server';
import { listReadings } from '@/lib/learning/reading/readings.server';
import { listWaiting } from '@/lib/people/joining/waiting.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { listDue } from '@/lib/teaching/gradebook/due.server';
import { listUnseenComments } from '@/lib/teaching/reviews/own.server';
import classes from './course/course.module.css';
import { CourseMap } from './course/course-map';
import { Due } from './course/due';
import { GoOn } from './course/go-on';
import { SlopeStack } from './course/slope-stack';

export default async function CoursePage() {
  const viewer = await admitPage('/');
  const [exercises, fromClasses, questions, readings, last, unseen, due, waiting] = await Promise.all([
    listCourse(viewer),
    listClassExercises(viewer),
    listQuestionProgress(viewer),
    listReadings(viewer),
    viewer ? findLastTouched(viewer) : null,
    viewer ? listUnseenComments(viewer) : [],
    listDue(viewer),
    viewer ? listWaiting(viewer) : [],
  ]);
  const owner = viewer?.id ?? null;
  return (
    <>
      <section className={classes.hero}>
        <Container size="lg" className={classes.heroGrid}>
          <div>
            <Title order={1} className={classes.title}>
              Why gradients vanish, and how to keep them alive
            </Title>
            <Text fz="lg" c="dimmed" mt="md" maw={560}>
              A sigmoid&rsquo;s slope is at most a quarter. Chain ten of them and less than a millionth is left of the
              gradient: the early layers starve. Read why, implement the cures, and have your code checked against
              reference gradients at once.
            </Text>
            <Group mt="lg">
              <GoOn exercises={exercises.map(({ slug, title }) => ({ slug, title }))} last={last} viewerId={owner} />
              <Button component={Link} href="/lab" size="md" variant="default">
                Open the Gradient lab
              </Button>
            </Group>
          </div>
          <SlopeStack />
        </Container>
      </section>
      <Container size="lg" py="xl">
        <WaitingClasses classes={waiting} />
        <Due items={due} />
        <Title order={2} mb="md">
          The course
        </Title>
        <CourseMap exercises={exercises} questions={questions} unseen={unseen} readings={readings} viewerId={owner} />
        {fromClasses.length > 0 && (
          <>
            <Title order={2} mt="xl" mb="md">
              From your classes
            </Title>
            <CourseMap
              exercises={fromClasses}
              questions={questions}
              unseen={unseen}
              readings={readings}
              viewerId={owner}
            />
          </>
        )}
      </Container>
    </>
  );
}
