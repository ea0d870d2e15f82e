import { diffLines } from 'diff';
import classes from './suggest.module.css';

interface Props {
  readonly solution: string;
  readonly slip: string;
}

/** The lines that the slip changes, before and after. */
export function SlipDiff({ solution, slip }: Props) {
  const parts = diffLines(solution, slip, { ignoreWhitespace: true }).filter(({ added, removed }) => added || removed);
  const line = lineOfChange(solution, slip);
  return (
    <figure className={classes.diff}>
      <figcaption>solution.ts, line {line}</figcaption>
      <pre>
        {parts.map(({ value, added }) => (
          <span key={`${added} ${value}`} data-change={added ? 'added' : 'removed'}>
            {value
              .trimEnd()
              .split('\n')
              .map((text) => `${added ? '+' : '−'} ${text.trim()}\n`)
              .join('')}
          </span>
        ))}
      </pre>
    </figure>
  );
}

function lineOfChange(before: string, after: string): number {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const index = a.findIndex((line, place) => line.trim() !== b[place]?.trim());
  return Math.max(0, index) + 1;
}
