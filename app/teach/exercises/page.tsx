import { Badge, Card, Container, Group, Stack, Text, Title } from '@mantine/core';
import type { Metadata } from 'next';
import { studioPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { type AuthoredSummary, listAuthored } from '@/lib/authoring/studio/list-authored.server';
import { listExercises } from '@/lib/learning/catalogue/find.server';
import { admitPage } from '@/lib/platform/session/admit.server';
import { listOwnClasses } from '@/lib/teaching/classes/classes.server';
import { CreateExercise } from './create-exercise';
import { ImportExercise } from './import-exercise';
import { RestoreExercise } from './restore-exercise';

export const metadata: Metadata = { title: 'Exercises' };

export default async function ExercisesPage() {
  const viewer = await admitPage('/teach/exercises');
  const [authored, classes, course] = await Promise.all([
    listAuthored(viewer),
    listOwnClasses(viewer),
    listExercises(),
  ]);
  const present = authored.filter(({ removed }) => !removed);
  const removed = authored.filter((exercise) => exercise.removed);
  return (
    <Container size="lg" py="xl">
      <Title order={1}>Exercises</Title>
      <Text c="dimmed" mb="lg">
        {present.length === 0
          ? 'Write your own: begin with a small exercise that works as it is, or with a copy of one of the course.'
          : 'What you and your colleagues wrote. Students see the version last published.'}
      </Text>
      <Stack gap="xl">
        {present.length > 0 && (
          <Stack gap="sm">
            {present.map((exercise) => (
              <ExerciseCard key={exercise.slug} exercise={exercise} />
            ))}
          </Stack>
        )}
        <CreateExercise
          classes={classes.map(({ id, name }) => ({ id, name }))}
          sources={[...course, ...present.map(({ slug, title }) => ({ slug, title }))]}
        />
        <ImportExercise classes={classes.map(({ id, name }) => ({ id, name }))} />
        {removed.length > 0 && (
          <section aria-labelledby="removed">
            <Title order={2} id="removed" fz="h3" mb="xs">
              Deleted
            </Title>
            <Stack gap="xs">
              {removed.map(({ slug, title }) => (
                <RestoreExercise key={slug} slug={slug} title={title} />
              ))}
            </Stack>
          </section>
        )}
      </Stack>
    </Container>
  );
}

function ExerciseCard({ exercise }: { exercise: AuthoredSummary }) {
  const { slug, title, className, published, publishedVersion, version, savedAt } = exercise;
  const changed = published && publishedVersion !== version;
  return (
    <Card component={Link} href={studioPath(slug)} withBorder radius="md" padding="md">
      <Group justify="space-between">
        <div>
          <Title order={2} fz="lg">
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {slug} · {className ?? 'yours, for the classes you assign it to'} · saved <Time at={savedAt} />
          </Text>
        </div>
        <Group gap="xs">
          <Badge variant="light" color={published ? 'teal' : 'gray'}>
            {published ? 'Published' : 'Draft'}
          </Badge>
          {changed && (
            <Badge variant="light" color="orange">
              Unpublished changes
            </Badge>
          )}
        </Group>
      </Group>
    </Card>
  );
}
