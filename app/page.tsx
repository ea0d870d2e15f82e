import { Button, Container, Group, Text, Title } from '@mantine/core';
import { Link } from '@/app/shell/link';
import { admitPage } from '@/lib/auth/admit.server';
import { listCourse } from '@/lib/progress/course.server';
import classes from './course/course.module.css';
import { CourseMap } from './course/course-map';
import { SlopeStack } from './course/slope-stack';
import { lessonPath } from './paths';

export default async function CoursePage() {
  const viewer = await admitPage('/');
  const exercises = await listCourse(viewer);
  const next = exercises.find((exercise) => exercise.progress?.state !== 'passed') ?? exercises[0];
  const begun = exercises.some((exercise) => exercise.progress && exercise.progress.state !== 'notStarted');
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
              {next && (
                <>
                  <Button component={Link} href={lessonPath(next.slug)} size="md">
                    {begun ? `Go on: ${next.title}` : 'Start the first lesson'}
                  </Button>
                  <Button component={Link} href="/lab" size="md" variant="default">
                    Open the Gradient lab
                  </Button>
                </>
              )}
            </Group>
          </div>
          <SlopeStack />
        </Container>
      </section>
      <Container size="lg" py="xl">
        <Title order={2} mb="md">
          The course
        </Title>
        <CourseMap exercises={exercises} visitor={viewer === null} />
      </Container>
    </>
  );
}
