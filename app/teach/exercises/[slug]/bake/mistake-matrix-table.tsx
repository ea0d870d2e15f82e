import { IconCheck, IconX } from '@tabler/icons-react';
import type { MistakeMatrix, Proof } from '@/lib/engine/baking/prove';
import classes from './bake.module.css';
import { FilePlace, type GoTo } from './diagnostic-list';

interface Props {
  readonly matrix: MistakeMatrix;
  readonly proofs: readonly Proof[];
  readonly onGoTo: GoTo | undefined;
}

const groups = [
  { kind: 'mistake', title: 'Mistakes: each must be refused by a check' },
  { kind: 'right', title: 'Right solutions: every check must let them pass' },
  { kind: 'starter', title: 'The starter: it must not pass' },
] as const;

/** Rows are files of code, columns are checks; a cross is a check that refuses the file. */
export function MistakeMatrixTable({ matrix, proofs, onGoTo }: Props) {
  const idle = matrix.checks.filter((_, index) => matrix.rows.every(({ caught }) => !caught[index]));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard */}
      <section className={classes.scroll} tabIndex={0} aria-label="Mistakes and checks">
        <table className={classes.matrix}>
          <thead>
            <tr>
              <th scope="col">
                <span className={classes.hidden}>File</span>
              </th>
              {matrix.checks.map((name) => (
                <th key={name} scope="col" data-idle={idle.includes(name) || undefined}>
                  <span className={classes.upright} title={name}>
                    {name}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          {groups.map(({ kind, title }) => (
            <tbody key={kind}>
              <tr>
                <th scope="colgroup" colSpan={matrix.checks.length + 1} className={classes.group}>
                  {title}
                </th>
              </tr>
              {proofs
                .filter((proof) => proof.kind === kind)
                .map((proof) => (
                  <ProofRow key={proof.file} proof={proof} onGoTo={onGoTo} />
                ))}
            </tbody>
          ))}
        </table>
      </section>
      <p className={classes.legend}>
        <Cell refused /> refused <Cell refused={false} /> passed
      </p>
      {matrix.rows.length > 0 && idle.length > 0 && (
        <p className={classes.note}>
          No mistake is caught by {idle.map((name) => `“${name}”`).join(', ')}. A check that catches none may be worth
          nothing.
        </p>
      )}
      {matrix.rows.length === 0 && (
        <p className={classes.note}>
          There is no mistake yet. Add those that students make under <code>mistakes/</code>: they show whether the
          checks are good.
        </p>
      )}
    </>
  );
}

function ProofRow({
  proof: { kind, file, report },
  onGoTo,
}: {
  readonly proof: Proof;
  readonly onGoTo: GoTo | undefined;
}) {
  const isWell = (report.outcome === 'passed') === (kind === 'right');
  return (
    <tr data-well={isWell}>
      <th scope="row">
        <FilePlace file={file} line={null} onGoTo={onGoTo} shown={file.replace(/^mistakes\/|\.ts$/g, '')} />
        {!isWell && <span className={classes.rowProblem}>{kind === 'right' ? 'is refused' : 'passes'}</span>}
      </th>
      {report.checks.map(({ name, outcome }) => (
        <td key={name} data-refused={outcome !== 'passed'}>
          <Cell refused={outcome !== 'passed'} />
        </td>
      ))}
    </tr>
  );
}

function Cell({ refused }: { readonly refused: boolean }) {
  return refused ? (
    <IconX size={15} className={classes.refused} aria-label="refused" />
  ) : (
    <IconCheck size={15} className={classes.passed} aria-label="passed" />
  );
}
