import classes from './course.module.css';

const layers = 8;

/** What is left of a gradient after every sigmoid layer, at best: bars of 0.25^l, drawn on a log scale. */
export function SlopeStack() {
  return (
    <figure className={classes.stack}>
      <figcaption>
        What a gradient keeps on its way back through sigmoid layers, at best (each bar a quarter of the one above,
        drawn on a logarithmic scale)
      </figcaption>
      <ol>
        {Array.from({ length: layers }, (_, index) => {
          const share = 0.25 ** index;
          return (
            <li key={share}>
              <span
                className={classes.bar}
                style={{ inlineSize: `${100 * (1 - index / layers)}%`, opacity: 1 - index * 0.08 }}
              />
              <span className={classes.share}>{Number(share.toPrecision(2))}</span>
            </li>
          );
        })}
      </ol>
    </figure>
  );
}
