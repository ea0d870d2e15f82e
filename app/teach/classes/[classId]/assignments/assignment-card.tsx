'use client';

import { ActionIcon, Badge, Button, Card, Checkbox, Group, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react';
import { Time } from '@/app/shell/time';
import { countOf } from '@/lib/core/text/count';
import { titleOf } from '@/lib/teaching/gradebook/export/cells';
import classes from './assignments.module.css';
import { type AssignmentItem, sayLate } from './items';
import { useRow } from './reorder';

interface Props {
  readonly item: AssignmentItem;
  readonly editable: boolean;
  readonly chosen: boolean;
  /** Whether there is a place before and after it. */
  readonly first: boolean;
  readonly last: boolean;
  readonly onChoose: (on: boolean) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onOpen: (kind: 'edit' | 'extensions') => void;
  readonly onRemove: () => void;
}

export function AssignmentCard({ item, editable, chosen, onChoose, ...actions }: Props) {
  const { row, handle, isDragging } = useRow(item.id);
  const className = isDragging ? classes.dragged : undefined;
  return (
    <Card component="li" withBorder radius="md" padding="sm" className={className} {...row}>
      <div className={classes.row}>
        {editable && (
          <>
            <button
              type="button"
              className={classes.handle}
              aria-label={`Drag ${titleOf(item)} to another place`}
              {...handle}
            >
              <IconGripVertical size={18} aria-hidden />
            </button>
            <Checkbox
              mt={4}
              aria-label={`Choose ${titleOf(item)}`}
              checked={chosen}
              onChange={(event) => onChoose(event.currentTarget.checked)}
            />
          </>
        )}
        <div className={classes.what}>
          <Group gap="xs">
            <Title order={2} fz="md">
              {item.title}
            </Title>
            {item.part === 'lesson' && <Badge variant="light">Lesson</Badge>}
            <Text size="sm">{countOf(item.points, 'point')}</Text>
          </Group>
          <Text size="sm" c="dimmed">
            {item.opensAt && (
              <>
                opens <Time at={item.opensAt.instant} /> ·{' '}
              </>
            )}
            {item.dueAt ? (
              <>
                due <Time at={item.dueAt.instant} /> · {sayLate(item)}
              </>
            ) : (
              'never due'
            )}
            {item.extensions.length > 0 &&
              ` · ${item.extensions.length} extension${item.extensions.length === 1 ? '' : 's'}`}
          </Text>
        </div>
        {editable && <Actions item={item} {...actions} />}
      </div>
    </Card>
  );
}

type ActionsProps = Pick<Props, 'item' | 'first' | 'last' | 'onMove' | 'onOpen' | 'onRemove'>;

function Actions({ item, first, last, onMove, onOpen, onRemove }: ActionsProps) {
  const title = titleOf(item);
  return (
    <Group gap="xs">
      <Move label={`Move ${title} up`} stuck={first} onClick={() => onMove(-1)}>
        <IconArrowUp size={16} aria-hidden />
      </Move>
      <Move label={`Move ${title} down`} stuck={last} onClick={() => onMove(1)}>
        <IconArrowDown size={16} aria-hidden />
      </Move>
      <Button size="xs" variant="default" aria-label={`Change ${title}`} onClick={() => onOpen('edit')}>
        Change
      </Button>
      <Tooltip label="Without a due date nothing needs an extension" disabled={item.dueAt !== null}>
        <Button
          size="xs"
          variant="default"
          disabled={!item.dueAt}
          aria-label={`Extensions of ${title}`}
          onClick={() => onOpen('extensions')}
        >
          Extensions
        </Button>
      </Tooltip>
      <Button size="xs" variant="subtle" color="red" aria-label={`Remove ${title}`} onClick={onRemove}>
        Remove
      </Button>
    </Group>
  );
}

/** At the end of the list it does nothing but keeps the focus: who moves by keyboard goes on from there. */
function Move(props: { label: string; stuck: boolean; onClick: () => void; children: React.ReactNode }) {
  const { label, stuck, onClick, children } = props;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={label}
        aria-disabled={stuck}
        data-disabled={stuck || undefined}
        onClick={stuck ? undefined : onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}
