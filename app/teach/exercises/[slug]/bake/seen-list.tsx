import 'katex/dist/katex.min.css';
import { InlineText } from '@/app/exercises/[slug]/workbench/results/inline-text';
import type { BrowserBaking, SeenMistake } from '@/lib/engine/baking/browser/protocol';
import type { SeenByStudent } from '@/lib/engine/baking/seen';
import classes from './bake.module.css';

/** For each mistake the words that a student who made it reads, in the order they read them. */
export function SeenList({ seen }: Pick<BrowserBaking, 'seen'>) {
  return (
    <ul className={classes.seenList}>
      {seen.map((one) => (
        <li key={one.mistake} className={classes.seenItem}>
          <details open={seen.length <= 3}>
            <summary className={classes.seenTitle}>
              {one.mistake} <SeenNote {...one} />
            </summary>
            {one.seen && <Seen seen={one.seen} hintHtml={one.hintHtml} />}
          </details>
        </li>
      ))}
    </ul>
  );
}

function Seen({ seen, hintHtml }: { readonly seen: SeenByStudent; readonly hintHtml: string }) {
  const told = [
    ['Check', seen.check],
    ['Message', seen.message],
    ['Pattern', seen.pattern ?? ''],
    ['Nudge', seen.nudge],
  ].filter(([, text]) => text !== '');
  return (
    <dl className={classes.seen}>
      {told.map(([term, text]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>
            <InlineText text={text ?? ''} />
          </dd>
        </div>
      ))}
      {hintHtml !== '' && (
        <div>
          <dt>Hint, on request</dt>
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: rendered and sanitised by the lesson renderer */}
          <dd className={classes.hint} dangerouslySetInnerHTML={{ __html: hintHtml }} />
        </div>
      )}
    </dl>
  );
}

/** What the author should know of the words, in the row itself. */
function SeenNote({ mistake, seen }: SeenMistake) {
  if (seen === null) return <span className={classes.rowProblem}>passes</span>;
  if (seen.mistake === null) return <span className={classes.aside}>not told from other slips: no nudge, no hint</span>;
  if (seen.mistake !== mistake) return <span className={classes.aside}>taken for {seen.mistake}</span>;
  return null;
}
