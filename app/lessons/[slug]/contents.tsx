import { IconCheck } from '@tabler/icons-react';
import type { Heading } from '@/lib/content/lesson/render';
import classes from './contents.module.css';

interface Props {
  readonly headings: readonly Heading[];
  /** The id of the section that is being read. */
  readonly current?: string | null;
  readonly read?: ReadonlySet<string>;
}

/** The sections of a lesson. */
export function Contents({ headings, current = null, read }: Props) {
  return (
    <ol className={classes.list}>
      {headings.map(({ id, text, depth }) => (
        <li key={id} data-depth={depth}>
          <a href={`#${id}`} aria-current={id === current ? 'location' : undefined}>
            {text}
            {read?.has(id) && <IconCheck size={13} className={classes.read} aria-label="(read)" />}
          </a>
        </li>
      ))}
    </ol>
  );
}
