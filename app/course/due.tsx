import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { exercisePath, lessonPath } from '@/app/paths';
import { Link } from '@/app/shell/link';
import { Time } from '@/app/shell/time';
import { sayStanding } from '@/lib/core/scoring/standing';
import { isPast } from '@/lib/core/scoring/terms';
import { countOf } from '@/lib/core/text/count';
import type { DueItem } from '@/lib/teaching/gradebook/due.server';
import classes from './due.module.css';

/** What is still to do for the student's classes, the next first and what counts no longer last; then what is done. */
export function Due({ items }: { items: readonly DueItem[] }) {
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state !== 'passed');
  const done = items.filter(({ state }) => state === 'passed');
  const counting = [...open.filter((item) => !isOver(item)), ...open.filter(isOver)];
  return (
    <section aria-labelledby="due" className={classes.due}>
      <Title order={2} id="due" mb="md">
        For your classes
      </Title>
      {open.length === 0 ? (
        <Text mb="md">Everything that your classes asked for is done.</Text>
      ) : (
        <Stack gap="xs" mb="md">
          {counting.map((item) => (
            <DueCard key={item.assignmentId} item={item} />
          ))}
        </Stack>
      )}
      <Done items={done} />
    </section>
  );
}

const isOver = ({ penaltyNow }: DueItem) => penaltyNow === 100;

function Done({ items }: { items: readonly DueItem[] }) {
  if (items.length === 0) return null;
  return (
    <details>
      <summary>Done ({items.length})</summary>
      <Stack gap={4} mt="xs">
        {items.map((item) => (
          <Group key={item.assignmentId} justify="space-between" gap="xs">
            <Anchor component={Link} href={hrefOf(item)} size="sm">
              {titleOf(item)}
            </Anchor>
            <Text size="sm" c="dimmed">
              {[item.className, sayStanding(item.standing), item.extended && 'extended for you']
                .filter(Boolean)
                .join(' · ')}
            </Text>
          </Group>
        ))}
      </Stack>
    </details>
  );
}

const hrefOf = ({ part, slug }: DueItem) => (part === 'lesson' ? lessonPath(slug) : exercisePath(slug));
const titleOf = ({ part, title }: DueItem) => (part === 'lesson' ? `${title}, lesson` : title);

function DueCard({ item }: { item: DueItem }) {
  return (
    <Card
      component={Link}
      href={hrefOf(item)}
      withBorder
      radius="md"
      padding="sm"
      bg={isClosed(item) ? 'var(--mantine-color-default-hover)' : undefined}
    >
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={isClosed(item) ? 400 : 600}>{titleOf(item)}</Text>
          <Text size="sm" c="dimmed">
            {item.className} · {countOf(item.maxPoints, 'point')}
          </Text>
        </div>
        <DueBadge item={item} />
      </Group>
      <DueText item={item} />
    </Card>
  );
}

const isClosed = ({ opensAt }: DueItem) => opensAt !== null && opensAt.getTime() > Date.now();

function DueBadge({ item }: { item: DueItem }) {
  const { dueAt, extended } = item;
  if (isClosed(item)) return <Badge color="gray">Not open yet</Badge>;
  if (isOver(item)) return <Badge color="gray">Counts no longer</Badge>;
  if (isPast(dueAt, new Date())) return <Badge color="red">Overdue</Badge>;
  return extended ? <Badge color="teal">Extended</Badge> : null;
}

/** Above an exercise or a lesson: a line for each class that gave it. */
export function DueLines({ items }: { items: readonly DueItem[] }) {
  return items.map((item) => (
    <DueText key={item.assignmentId} item={item} before={items.length > 1 ? `${item.className}: ` : ''} />
  ));
}

/** One line: when, what lateness does, and what counts so far. */
function DueText({ item, before = '' }: { item: DueItem; before?: string }) {
  const { dueAt, opensAt, extended, state, penaltyNow, latePolicy, latePercent } = item;
  const standing = sayStanding(item.standing);
  // Who is done need not hear what work would lose now.
  const open = state !== 'passed';
  return (
    <Text size="sm" c="dimmed">
      {before}
      {opensAt && isClosed(item) && (
        <>
          Opens <Time at={opensAt} /> ·{' '}
        </>
      )}
      {dueAt ? (
        <>
          {isPast(dueAt, new Date()) ? 'Was due' : 'Due'} <Time at={dueAt} />
          {extended && ', extended for you'}
        </>
      ) : (
        'Never due'
      )}
      {open && penaltyNow === 100 && ' · work handed in now no longer counts'}
      {open && penaltyNow > 0 && penaltyNow < 100 && ` · work handed in now loses ${penaltyNow} %`}
      {open && penaltyNow === 0 && dueAt && latePolicy === 'percentPerDay' && ` · then ${latePercent} % less a day`}
      {open && penaltyNow === 0 && dueAt && latePolicy === 'hardStop' && ' · after that it does not count'}
      {standing !== null && ` · ${standing}${open ? ' so far' : ''}`}
    </Text>
  );
}
