import type { Agreement, WitnessName } from '@/lib/engine/baking/agreement';
import classes from './bake.module.css';

const spoken: Readonly<Record<WitnessName, string>> = {
  author: 'the results that you wrote',
  reference: 'reference.ts',
  autodiff: 'automatic differentiation of reference.ts',
  differences: 'central differences of your forward function',
};

/** Who confirms the expected values of which check, by how many numbers, and how near the furthest of them is. */
export function WitnessTable({ agreements }: { readonly agreements: readonly Agreement[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section className={classes.scroll} tabIndex={0} aria-label="Witnesses of each check">
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">Check</th>
            <th scope="col">Confirmed by</th>
            <th scope="col" className={classes.number}>
              Numbers
            </th>
            <th scope="col" className={classes.number}>
              Furthest apart
            </th>
          </tr>
        </thead>
        <tbody>
          {agreements.map((agreement) => (
            <tr key={`${agreement.check}/${agreement.witness}`} data-well={agreement.agrees}>
              <th scope="row">{agreement.check}</th>
              <td>
                {!agreement.agrees && <strong className={classes.rowProblem}>contradicted by </strong>}
                {spoken[agreement.witness]}
              </td>
              <td className={classes.number}>{agreement.compared}</td>
              <td className={classes.number}>
                <Furthest worst={agreement.worst} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Furthest({ worst }: Pick<Agreement, 'worst'>) {
  if (worst === null) return <>–</>;
  const { caseIndex, path, expected, witness, relative } = worst;
  const place = path.map((key) => (typeof key === 'number' ? `[${key}]` : key)).join('');
  const title = `Case ${caseIndex}${place && ` at ${place}`}: the solution says ${expected}, the witness ${witness}.`;
  return <span title={title}>{relative === 0 ? 'equal' : relative.toExponential(1)}</span>;
}
