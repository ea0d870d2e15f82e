'use client';
/** The class's table as it is now: as the page brought it, or as it was read since, with the rows that changed after that. */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { call } from '@/lib/platform/contract/call';
import { NotAnswered } from '@/lib/platform/contract/query';
import type { BoardRow, ClassBoard } from '@/lib/teaching/board/class-board';
import { getCells } from '@/lib/teaching/board/endpoints';
import { BoardRefused, CatchUp, type Trouble } from './catch-up';
import { type LiveState, useClassEvents } from './use-class-events';

interface Patch {
  readonly readAt: number;
  /** Null: not in the class any more. */
  readonly row: BoardRow | null;
}

/** Cells that changed just now: student → columns. `round` differs for each change, so that a pulse starts anew. */
export interface BoardChanges {
  readonly round: number;
  readonly cells: ReadonlyMap<string, ReadonlySet<number>>;
}

interface LiveBoard {
  readonly board: ClassBoard;
  readonly changes: BoardChanges;
  readonly state: LiveState;
}

const noChanges: BoardChanges = { round: 0, cells: new Map() };
const pulseMs = 2500;

export function useLiveBoard(classId: string, given: ClassBoard): LiveBoard {
  const [whole, setWhole] = useState(given);
  const [patches, setPatches] = useState<ReadonlyMap<string, Patch>>(new Map());
  const [changes, setChanges] = useState(noChanges);
  const [trouble, setTrouble] = useState<Trouble>(null);
  const base = whole.readAt > given.readAt ? whole : given;
  const board = useMemo(() => applyPatches(base, patches), [base, patches]);

  const show = useEffectEvent((read: ClassBoard, asked: readonly string[] | null) => {
    if (asked && columnsOf(read) !== columnsOf(board)) {
      catchUp.current?.everything(); // which brings the rows along
      return;
    }
    const rows = new Map(read.rows.map((row) => [row[0], row]));
    if (!asked) setWhole(read);
    else
      setPatches((before) => {
        const after = new Map(before);
        for (const id of asked) after.set(id, { readAt: read.readAt, row: rows.get(id) ?? null });
        return after;
      });
    const cells = columnsOf(read) === columnsOf(board) ? changedCells(board.rows, rows) : noChanges.cells;
    if (cells.size > 0) setChanges(({ round }) => ({ round: round + 1, cells }));
  });
  const catchUp = useRef<CatchUp>(undefined);
  useEffect(() => {
    const reader = new CatchUp({ read: (ids) => fetchBoard(classId, ids), show, report: setTrouble });
    catchUp.current = reader;
    const retry = () => reader.retry();
    window.addEventListener('online', retry);
    return () => {
      window.removeEventListener('online', retry);
      reader.stop();
    };
  }, [classId]);

  useEffect(() => {
    if (changes.cells.size === 0) return;
    const timer = window.setTimeout(() => setChanges(({ round }) => ({ round, cells: new Map() })), pulseMs);
    return () => window.clearTimeout(timer);
  }, [changes]);

  const refused = trouble === 'signedOut' || trouble === 'notStaff';
  const stream = useClassEvents({
    classId: refused ? null : classId,
    readAt: () => base.readAt,
    onStudents: (ids) => catchUp.current?.students(ids),
    onClass: () => catchUp.current?.everything(),
    // It does not say why; an ordinary request does.
    onClosed: () => catchUp.current?.everything(),
  });
  return { board, changes, state: trouble === 'unreachable' ? 'reconnecting' : (trouble ?? stream) };
}

/** Not by the router's refresh, which leaves the page for the browser's own error page where the server is away. */
async function fetchBoard(classId: string, ids: readonly string[] | null): Promise<ClassBoard> {
  const answer = await call(getCells, { params: { classId }, query: { users: ids?.join(',') } });
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind !== 'refused') throw new NotAnswered(answer);
  if (answer.status === 401) throw new BoardRefused('signedOut');
  if (answer.status === 404) throw new BoardRefused('notStaff');
  throw new Error(answer.message);
}

const columnsOf = ({ columns }: ClassBoard) => columns.map(({ key, points }) => `${key} ${points}`).join();

function applyPatches(board: ClassBoard, patches: ReadonlyMap<string, Patch>): ClassBoard {
  const newer = new Map([...patches].filter(([, { readAt }]) => readAt > board.readAt));
  if (newer.size === 0) return board;
  const known = new Set(board.rows.map(([id]) => id));
  const rows = board.rows.flatMap((row) => {
    const patch = newer.get(row[0]);
    if (!patch) return [row];
    return patch.row ? [patch.row] : [];
  });
  const added = [...newer].flatMap(([id, { row }]) => (row && !known.has(id) ? [row] : []));
  return { ...board, rows: [...rows, ...added] };
}

function changedCells(
  before: readonly BoardRow[],
  after: ReadonlyMap<string, BoardRow>,
): ReadonlyMap<string, ReadonlySet<number>> {
  const changed = new Map<string, ReadonlySet<number>>();
  for (const [id, , , , cells] of before) {
    const now = after.get(id)?.[4];
    if (!now) continue;
    const columns = cells.flatMap((cell, column) => (String(cell) === String(now[column]) ? [] : [column]));
    if (columns.length > 0) changed.set(id, new Set(columns));
  }
  return changed;
}
