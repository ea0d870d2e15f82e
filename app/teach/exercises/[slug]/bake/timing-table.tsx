import type { CaseTime, Timing } from '@/lib/engine/baking/timing';
import classes from './bake.module.css';

interface Props {
  readonly timing: Timing;
  /** What one submission may use. */
  readonly fuel: number;
}

/** One line a check, one bar a case, all on the scale of the slowest case. */
export function TimingTable({ timing: { cases, fuelUsed }, fuel }: Props) {
  const slowest = Math.max(...cases.map(({ milliseconds }) => milliseconds), 1e-3);
  const checks = [...new Set(cases.map(({ check }) => check))];
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Time for each case">
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Check</th>
              <th scope="col">Cases</th>
              <th scope="col" className={classes.number}>
                Slowest
              </th>
            </tr>
          </thead>
          <tbody>
            {checks.map((check) => (
              <CheckTimes
                key={check}
                check={check}
                cases={cases.filter((one) => one.check === check)}
                slowest={slowest}
              />
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>
        Measured in this browser. A submission of the solution uses {fuelUsed} of {fuel} units of fuel, which are
        counted and the same on every machine.
      </p>
    </>
  );
}

function CheckTimes({ check, cases, slowest }: { check: string; cases: readonly CaseTime[]; slowest: number }) {
  const most = Math.max(...cases.map(({ milliseconds }) => milliseconds));
  return (
    <tr>
      <th scope="row">{check}</th>
      <td>
        <span className={classes.bars}>
          {cases.map(({ caseIndex, milliseconds }) => (
            <span
              key={caseIndex}
              className={classes.bar}
              title={`Case ${caseIndex}: ${inMilliseconds(milliseconds)}`}
              style={{ height: `${Math.max(8, (100 * milliseconds) / slowest)}%` }}
            >
              <span className={classes.hidden}>
                case {caseIndex}: {inMilliseconds(milliseconds)}
              </span>
            </span>
          ))}
        </span>
      </td>
      <td className={classes.number}>{inMilliseconds(most)}</td>
    </tr>
  );
}

function inMilliseconds(milliseconds: number): string {
  return `${milliseconds.toFixed(milliseconds < 10 ? 1 : 0)} ms`;
}
