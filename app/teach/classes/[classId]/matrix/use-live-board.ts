'use client';
/** The class's table as it is now: as the page brought it, with the rows that changed since. */
import { useRouter } from 'next/navigation';
import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { BoardRow, ClassBoard } from '@/lib/progress/class-board';
import { type LiveState, useClassEvents } from './use-class-events';

interface Patch {
  readonly readAt: number;
  /** Null: not in the class any more. */
  readonly row: BoardRow | null;
}

/** Cells that changed just now: student → columns. `round` differs for each change, so that a pulse starts anew. */
export interface Changes {
  readonly round: number;
  readonly cells: ReadonlyMap<string, ReadonlySet<number>>;
}

interface LiveBoard {
  readonly board: ClassBoard;
  readonly changes: Changes;
  readonly state: LiveState;
}

const noChanges: Changes = { round: 0, cells: new Map() };
const pulseMs = 2500;
/** Between two requests for rows. */
const readEveryMs = 400;
const refreshEveryMs = 2000;
/** As many ids as lib's route takes. */
const mostAtOnce = 100;

export function useLiveBoard(classId: string, given: ClassBoard): LiveBoard {
  const router = useRouter();
  const [patches, setPatches] = useState<ReadonlyMap<string, Patch>>(new Map());
  const [changes, setChanges] = useState(noChanges);
  const board = useMemo(() => applyPatches(given, patches), [given, patches]);
  const current = useRef(board);
  useEffect(() => {
    current.current = board;
  }, [board]);

  const refresh = useThrottled(
    useCallback(() => startTransition(() => router.refresh()), [router]),
    refreshEveryMs,
  );
  const readRows = useCallback(
    async (ids: readonly string[]) => {
      const read = await fetchRows(classId, ids);
      const shown = current.current;
      if (columnsOf(read) !== columnsOf(shown)) {
        refresh(); // which brings the rows along
        return;
      }
      const rows = new Map(read.rows.map((row) => [row[0], row]));
      setPatches((before) => {
        const after = new Map(before);
        for (const id of ids) after.set(id, { readAt: read.readAt, row: rows.get(id) ?? null });
        return after;
      });
      const cells = changedCells(shown.rows, rows);
      if (cells.size > 0) setChanges(({ round }) => ({ round: round + 1, cells }));
    },
    [classId, refresh],
  );
  const pending = useRef(new Set<string>());
  const readPending = useThrottled(
    useCallback(async () => {
      const ids = [...pending.current];
      pending.current.clear();
      try {
        // Beyond a few requests, reading the class once is less work.
        if (ids.length > 3 * mostAtOnce) refresh();
        else
          for (let from = 0; from < ids.length; from += mostAtOnce) await readRows(ids.slice(from, from + mostAtOnce));
      } catch {
        for (const id of ids) pending.current.add(id); // for the next news; a stream that reconnects tells them again
      }
    }, [readRows, refresh]),
    readEveryMs,
  );

  useEffect(() => {
    if (changes.cells.size === 0) return;
    const timer = window.setTimeout(() => setChanges(({ round }) => ({ round, cells: new Map() })), pulseMs);
    return () => window.clearTimeout(timer);
  }, [changes]);

  const state = useClassEvents({
    classId,
    readAt: () => given.readAt,
    onStudents: (ids) => {
      for (const id of ids) pending.current.add(id);
      readPending();
    },
    onClass: refresh,
  });
  return { board, changes, state };
}

async function fetchRows(classId: string, ids: readonly string[]): Promise<ClassBoard> {
  const response = await fetch(`/api/classes/${classId}/cells?users=${ids.join(',')}`);
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return response.json();
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

/** At once where the last call is long enough ago, else at the end of the time, once. */
function useThrottled(call: () => unknown, everyMs: number): () => void {
  const timer = useRef<number | undefined>(undefined);
  const last = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return useCallback(() => {
    if (timer.current !== undefined) return;
    const run = () => {
      timer.current = undefined;
      last.current = Date.now();
      call();
    };
    const waitMs = last.current + everyMs - Date.now();
    if (waitMs <= 0) run();
    else timer.current = window.setTimeout(run, waitMs);
  }, [call, everyMs]);
}
