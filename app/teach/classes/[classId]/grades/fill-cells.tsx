'use client';

import {
  ScrollArea,
  Table,
  TableTbody,
  TableTd,
  TableTh,
  TableThead,
  TableTr,
  Text,
  VisuallyHidden,
} from '@mantine/core';
import type { CanvasCell } from '@/lib/teaching/gradebook/export/canvas-fill';
import { More, useMore } from '../people/more';

const kinds = { new: 'new', same: 'the same', overwrites: 'overwrites' } as const;
const order: readonly CanvasCell['kind'][] = ['overwrites', 'new', 'same'];

/** Every score before and after, those that would be overwritten first. */
export function FillCells({ cells }: { cells: readonly CanvasCell[] }) {
  const more = useMore(
    order.flatMap((kind) => cells.filter((cell) => cell.kind === kind)),
    '',
  );
  if (cells.length === 0) return null;
  const count = (kind: CanvasCell['kind']) => cells.filter((cell) => cell.kind === kind).length;
  return (
    <details open>
      <summary>
        Scores: {count('new')} new, {count('overwrites')} otherwise in Canvas, {count('same')} the same
      </summary>
      <ScrollArea.Autosize
        mah={420}
        mt={4}
        viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Scores before and after' }}
      >
        <Table stickyHeader>
          <TableThead>
            <TableTr>
              <TableTh>Student</TableTh>
              <TableTh>Assignment</TableTh>
              <TableTh ta="right">Before</TableTh>
              <TableTh ta="right">After</TableTh>
              <TableTh>
                <VisuallyHidden>What happens</VisuallyHidden>
              </TableTh>
            </TableTr>
          </TableThead>
          <TableTbody>
            {more.shown.map(({ line, name, title, before, after, kind, start }) => (
              <TableTr key={start}>
                <TableTd>
                  {name}{' '}
                  <Text span size="sm" c="dimmed">
                    line {line}
                  </Text>
                </TableTd>
                <TableTd>{title}</TableTd>
                <TableTd ta="right">{before.trim() || '–'}</TableTd>
                <TableTd ta="right">{after}</TableTd>
                <TableTd fw={kind === 'overwrites' ? 600 : undefined}>{kinds[kind]}</TableTd>
              </TableTr>
            ))}
          </TableTbody>
        </Table>
      </ScrollArea.Autosize>
      <More {...more} />
    </details>
  );
}
