'use client';

import { Anchor, Button, NativeSelect, TextInput } from '@mantine/core';
import { IconSearch, IconX } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { Time } from '@/app/shell/time';
import type { ClassBoard } from '@/lib/teaching/board/class-board';
import { type BoardView, cellFilters, isFiltered, wholeClass } from '@/lib/teaching/board/class-view';
import classes from './matrix.module.css';
import type { LiveState } from './use-class-events';
import { describeCount } from './words';

interface Props {
  readonly board: ClassBoard;
  readonly view: BoardView;
  readonly shown: number;
  readonly state: LiveState;
  readonly onChange: (change: Partial<BoardView>) => void;
}

export function Toolbar({ board, view, shown, state, onChange }: Props) {
  const options = (entries: readonly (readonly [string, string])[]) =>
    entries.map(([value, label]) => ({ value, label }));
  return (
    <div className={classes.toolbar}>
      <TextInput
        aria-label="Search students"
        placeholder="Name or e-mail"
        leftSection={<IconSearch size={16} />}
        value={view.search}
        onChange={({ currentTarget }) => onChange({ search: currentTarget.value })}
        className={classes.search}
      />
      {board.sections.length > 0 && (
        <NativeSelect
          aria-label="Section"
          value={view.section}
          onChange={({ currentTarget }) => onChange({ section: currentTarget.value })}
          data={options([
            ['', 'All sections'],
            ...board.sections.map(({ id, name }) => [id, name] as const),
            ['none', 'In no section'],
          ])}
        />
      )}
      <NativeSelect
        aria-label="State"
        value={view.state}
        onChange={({ currentTarget }) => onChange({ state: readFilter(currentTarget.value) })}
        data={options([['', 'Any state'], ...Object.entries(cellFilters)])}
      />
      {view.state !== '' && (
        <NativeSelect
          aria-label="In which assignment"
          value={view.column}
          onChange={({ currentTarget }) => onChange({ column: currentTarget.value })}
          data={options([
            ['', 'in any column'],
            ...board.columns.map(
              ({ key, title, part }) => [key, part === 'lesson' ? `${title}: lesson` : title] as const,
            ),
          ])}
        />
      )}
      {isFiltered(view) && (
        <Button
          variant="subtle"
          leftSection={<IconX size={16} />}
          onClick={() => onChange({ ...wholeClass, sort: view.sort, descending: view.descending })}
        >
          Show all
        </Button>
      )}
      <span className={classes.count} aria-live="polite">
        {describeCount(shown, board)}
      </span>
      <Live state={state} />
    </div>
  );
}

function readFilter(value: string): BoardView['state'] {
  return value in cellFilters ? (value as BoardView['state']) : ''; // a key of cellFilters
}

const liveWords = {
  connecting: 'Connecting …',
  live: 'Live',
  reconnecting: 'Reconnecting …',
  notStaff: 'Not live: you are no longer staff of this class',
} as const;

function Live({ state }: { readonly state: LiveState }) {
  const asOf = useLastLive(state);
  return (
    <span role="status" className={classes.live} data-state={state}>
      {state === 'signedOut' ? <SignInAgain /> : liveWords[state]}
      {asOf && (
        <>
          {' '}
          as of <Time at={asOf} form="hour" />
        </>
      )}
    </span>
  );
}

/** Opened anew, the page leads through the sign-in back to itself. */
function SignInAgain() {
  return (
    <>
      Not live:{' '}
      <Anchor component="button" inherit onClick={() => window.location.reload()}>
        sign in again
      </Anchor>
    </>
  );
}

/** Until when what is shown was live; null while it is, and before. */
function useLastLive(state: LiveState): Date | null {
  const [lastLive, setLastLive] = useState<Date | null>(null);
  useEffect(() => {
    if (state !== 'live') return;
    setLastLive(null);
    return () => setLastLive(new Date());
  }, [state]);
  return lastLive;
}
