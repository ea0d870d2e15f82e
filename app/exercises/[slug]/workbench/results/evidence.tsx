import type { JsonValue, Path } from '@/lib/core/exercise/values';
import type { Difference, Evidence } from '@/lib/core/grader/report';
import classes from './results.module.css';

/** What was called, what should have come back and what did. */
export function EvidenceSides({ evidence }: { evidence: Evidence }) {
  const { call, expected, got, first, worst } = evidence;
  const worstElsewhere = worst && pathText(worst.path) !== (first && pathText(first.path)) ? worst : null;
  return (
    <div className={classes.evidence}>
      <Listing title="Called" text={call} />
      <div className={classes.sides}>
        {expected !== null && <Listing title="Expected" text={expected} />}
        {got !== null && <Listing title="Got" text={got} />}
      </div>
      {first && (
        <ul className={classes.differences}>
          <DifferenceLine title={worstElsewhere ? 'First difference' : 'Difference'} difference={first} />
          {worstElsewhere && <DifferenceLine title="Largest difference" difference={worstElsewhere} />}
        </ul>
      )}
    </div>
  );
}

function Listing({ title, text }: { title: string; text: string }) {
  return (
    <figure className={classes.listing}>
      <figcaption>{title}</figcaption>
      <pre>
        <code>{text}</code>
      </pre>
    </figure>
  );
}

function DifferenceLine({ title, difference }: { title: string; difference: Difference }) {
  const { path, expected, got, absolute, relative } = difference;
  const place = pathText(path);
  return (
    <li>
      {title}
      {place !== '' && (
        <>
          {' at '}
          <code>{place}</code>
        </>
      )}
      : expected <code>{numberText(expected)}</code>, got <code>{numberText(got)}</code>{' '}
      <span className={classes.size}>
        ({relative === null ? `off by ${sizeText(absolute)}` : `relative error ${sizeText(relative)}`})
      </span>
    </li>
  );
}

/** `dx[2][0]`: as the student would write it after the result. */
function pathText(path: Path): string {
  return path
    .map((step, index) => (typeof step === 'number' ? `[${step}]` : `${index > 0 ? '.' : ''}${step}`))
    .join('');
}

/** Seven significant digits are enough to compare by eye, unless two numbers look the same with them. */
function numberText(value: JsonValue): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(9))) : String(value).replace('-', '−');
}

function sizeText(value: JsonValue): string {
  return typeof value === 'number' ? String(Number(value.toPrecision(2))) : String(value);
}
