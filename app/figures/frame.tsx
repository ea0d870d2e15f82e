import type { ReactNode } from 'react';
import classes from './figure.module.css';
import { Written } from './written';

interface Props {
  readonly label: string;
  readonly children: ReactNode;
  readonly caption: ReactNode;
  /** The numbers behind the figure. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (number | string)[])[];
}

/** The frame of every figure: picture, caption, and the numbers behind it. */
export function FigureFrame({ label, children, caption, columns, rows }: Props) {
  return (
    <figure className={classes.frame} aria-label={label}>
      {children}
      <figcaption>{caption}</figcaption>
      <details>
        <summary>The numbers behind the figure</summary>
        <div className={classes.scroll}>
          <table>
            <thead>
              <tr>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={String(row[0])}>
                  {row.map((cell, index) => (
                    <td key={columns[index]}>
                      {typeof cell === 'number' ? Number(cell.toPrecision(4)) : <Written>{cell}</Written>}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  );
}
