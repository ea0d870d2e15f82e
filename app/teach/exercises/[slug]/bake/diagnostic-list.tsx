import { IconAlertTriangle, IconCircleX } from '@tabler/icons-react';
import { InlineText } from '@/app/exercises/[slug]/workbench/results/inline-text';
import type { Diagnostic } from '@/lib/core/exercise/diagnostics';
import classes from './bake.module.css';

/** Shows a place in a file: its line, or the file where the line is null. */
export type GoTo = (file: string, line: number | null) => void;

interface Props {
  readonly diagnostics: readonly Diagnostic[];
  readonly onGoTo: GoTo | undefined;
}

/** Errors before warnings, otherwise in the order of the files. */
export function DiagnosticList({ diagnostics, onGoTo }: Props) {
  const ordered = diagnostics.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'));
  return (
    <ul className={classes.diagnostics} aria-label="Errors and warnings">
      {ordered.map((diagnostic, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none has a state of its own
        <DiagnosticItem key={index} diagnostic={diagnostic} onGoTo={onGoTo} />
      ))}
    </ul>
  );
}

function DiagnosticItem({
  diagnostic,
  onGoTo,
}: {
  readonly diagnostic: Diagnostic;
  readonly onGoTo: GoTo | undefined;
}) {
  const { severity, file, line, field, message, fix } = diagnostic;
  const Icon = severity === 'error' ? IconCircleX : IconAlertTriangle;
  return (
    <li className={classes.diagnostic} data-severity={severity}>
      <Icon size={17} className={classes.severity} aria-label={severity === 'error' ? 'Error' : 'Warning'} />
      <div>
        <p className={classes.place}>
          <FilePlace file={file} line={line} onGoTo={onGoTo} />
          {field !== null && <code className={classes.field}>{field}</code>}
        </p>
        <p className={classes.message}>
          <InlineText text={message} />
        </p>
        {fix !== null && (
          <p className={classes.fix}>
            <InlineText text={fix} />
          </p>
        )}
      </div>
    </li>
  );
}

interface PlaceProps {
  readonly file: string;
  readonly line: number | null;
  readonly onGoTo: GoTo | undefined;
  /** In place of the file's name. */
  readonly shown?: string;
}

/** A file's name that leads there. The folder itself, ".", is no file. */
export function FilePlace({ file, line, onGoTo, shown = file }: PlaceProps) {
  const text = line === null ? shown : `${shown}, line ${line}`;
  if (file === '.') return <span className={classes.file}>The exercise</span>;
  if (!onGoTo) return <span className={classes.file}>{text}</span>;
  return (
    <button type="button" className={classes.file} onClick={() => onGoTo(file, line)}>
      {text}
    </button>
  );
}
