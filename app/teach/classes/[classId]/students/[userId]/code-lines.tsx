'use client';

import { IconMessagePlus } from '@tabler/icons-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import type { Token } from '@/lib/content/lesson/highlight';
import type { DiffPart, DiffRow } from '@/lib/teaching/reviews/diff';
import classes from './student.module.css';

export interface CodeChanges {
  readonly parts: readonly DiffPart[];
  /** Lines of the attempt before that are gone, by their number there. */
  readonly removed: Readonly<Record<number, readonly Token[]>>;
}

interface Props {
  readonly lines: readonly (readonly Token[])[];
  /** Null: the code as it is. */
  readonly changes: CodeChanges | null;
  readonly onComment: (line: number) => void;
  /** What stands below a line. */
  readonly below: (line: number) => ReactNode;
}

/** Code with its lines numbered, or what changed in it: marked by sign and words, not by colour alone. */
export function CodeLines({ lines, changes, onComment, below }: Props) {
  const parts: readonly DiffPart[] = changes?.parts ?? [
    { kind: 'rows', rows: lines.map((_, index) => ({ kind: 'same', before: null, after: index + 1 })) },
  ];
  const tokensOf = ({ after, before }: DiffRow) =>
    (after === null ? changes?.removed[before ?? 0] : lines[after - 1]) ?? [];
  const line = (row: DiffRow) => (
    <Line
      key={`${row.before} ${row.after}`}
      row={row}
      tokens={tokensOf(row)}
      diff={changes !== null}
      onComment={onComment}
      below={row.after === null ? null : below(row.after)}
    />
  );
  return (
    <ol className={classes.code} aria-label={changes ? 'What changed' : 'The code'} data-diff={changes !== null}>
      {parts.map((part) =>
        part.kind === 'folded' ? (
          <Folded key={`folded ${part.rows[0]?.after}`} rows={part.rows} line={line} />
        ) : (
          part.rows.map(line)
        ),
      )}
    </ol>
  );
}

function Folded({ rows, line }: { rows: readonly DiffRow[]; line: (row: DiffRow) => ReactNode }) {
  const [open, setOpen] = useState(false);
  if (open) return rows.map(line);
  return (
    <li className={classes.folded}>
      <button type="button" onClick={() => setOpen(true)}>
        {rows.length} unchanged lines
      </button>
    </li>
  );
}

interface LineProps {
  readonly row: DiffRow;
  readonly tokens: readonly Token[];
  readonly diff: boolean;
  readonly onComment: (line: number) => void;
  readonly below: ReactNode;
}

const signs = { same: '', added: '+', removed: '−' } as const;
const words = { same: '', added: 'added: ', removed: 'removed: ' } as const;

function Line({ row, tokens, diff, onComment, below }: LineProps) {
  const { kind, before, after } = row;
  return (
    <li data-line={after ?? undefined} data-kind={kind} tabIndex={-1}>
      <div className={classes.line}>
        {diff && <span className={classes.number}>{before}</span>}
        {after === null ? (
          <span className={classes.number} />
        ) : (
          <button
            type="button"
            className={classes.number}
            // A shortcut for the mouse; by keyboard, the form below the code takes a line.
            tabIndex={-1}
            aria-label={`Comment on line ${after}`}
            onClick={() => onComment(after)}
          >
            <IconMessagePlus size={14} aria-hidden />
            {after}
          </button>
        )}
        {diff && (
          <span className={classes.diffSign} aria-hidden>
            {signs[kind]}
          </span>
        )}
        <code>
          {kind !== 'same' && <span className={classes.srOnly}>{words[kind]}</span>}
          {tokens.map(({ text, light, dark }, index) => (
            <span
              // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line keep their places
              key={index}
              // Custom properties, which React's type does not know.
              style={{ '--light': light, '--dark': dark } as CSSProperties}
            >
              {text}
            </span>
          ))}
        </code>
      </div>
      {below}
    </li>
  );
}
