import classes from './results.module.css';

interface Props {
  readonly line: number;
  readonly column: number | null;
  readonly onShow: (line: number, column: number | null) => void;
}

/** Jumps to a line of the student's code. */
export function LineLink({ line, column, onShow }: Props) {
  return (
    <button type="button" className={classes.line} onClick={() => onShow(line, column)}>
      Go to line {line}
    </button>
  );
}
