import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import type { DueItem } from '@/lib/gradebook/due.server';
import { LocalTime } from './local-time';

/** What is still to do for the student's classes, the next first; what is done is in the course map. */
export function Due({ items }: { items: readonly DueItem[] }) {
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state !== 'passed');
  return (
    <section aria-labelledby="due">
      <Title order={2} id="due" mb="md">
        For your classes
      </Title>
      {open.length === 0 ? (
        <Text mb="xl">Everything that your classes asked for is done.</Text>
      ) : (
        <Stack gap="xs" mb="xl">
          {open.map((item) => (
            <DueCard key={item.assignmentId} item={item} />
          ))}
        </Stack>
      )}
    </section>
  );
}

function DueCard({ item }: { item: DueItem }) {
  const { slug, title, part, className } = item;
  return (
    <Card
      component={Link}
      href={part === 'lesson' ? lessonPath(slug) : exercisePath(slug)}
      withBorder
      radius="md"
      padding="sm"
    >
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{part === 'lesson' ? `${title}, lesson` : title}</Text>
          <Text size="sm" c="dimmed">
            {className} · {item.maxPoints} points
          </Text>
        </div>
        <DueBadge item={item} />
      </Group>
      <DueText item={item} />
    </Card>
  );
}

function DueBadge({ item: { dueAt, opensAt, extended } }: { item: DueItem }) {
  const now = Date.now();
  if (opensAt && opensAt.getTime() > now) return <Badge color="gray">Not open yet</Badge>;
  if (dueAt && dueAt.getTime() < now) return <Badge color="red">Overdue</Badge>;
  return extended ? <Badge color="teal">Extended</Badge> : null;
}

/** One line: when, what lateness does, and what counts so far. */
export function DueText({ item }: { item: DueItem }) {
  const { dueAt, opensAt, points, maxPoints, penalty, penaltyNow, latePolicy, latePercent } = item;
  const now = Date.now();
  return (
    <Text size="sm" c="dimmed">
      {opensAt && opensAt.getTime() > now && (
        <>
          Opens <LocalTime at={opensAt.toISOString()} /> ·{' '}
        </>
      )}
      {dueAt ? (
        <>
          {dueAt.getTime() < now ? 'Was due' : 'Due'} <LocalTime at={dueAt.toISOString()} />
        </>
      ) : (
        'Never due'
      )}
      {penaltyNow === 100 && ' · work handed in now no longer counts'}
      {penaltyNow > 0 && penaltyNow < 100 && ` · work handed in now loses ${penaltyNow} %`}
      {penaltyNow === 0 && dueAt && latePolicy === 'percentPerDay' && ` · then ${latePercent} % less a day`}
      {penaltyNow === 0 && dueAt && latePolicy === 'hardStop' && ' · after that it does not count'}
      {points !== null &&
        ` · ${Math.round(points * 100) / 100} of ${maxPoints} points so far${penalty > 0 ? `, ${penalty} % lost to lateness` : ''}`}
    </Text>
  );
}
