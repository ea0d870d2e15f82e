import classes from './results.module.css';

/** What the student's code wrote to the console, folded away when there is much of it. */
export function ConsoleOutput({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className={classes.console} open={lines.length <= 5}>
      <summary>
        {title} ({lines.length} {lines.length === 1 ? 'line' : 'lines'})
      </summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <section aria-label={title} tabIndex={0}>
        <pre>{lines.join('\n')}</pre>
      </section>
    </details>
  );
}
