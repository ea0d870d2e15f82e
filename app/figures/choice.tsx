import { useId } from 'react';
import classes from './figure.module.css';

interface Props<T extends string> {
  readonly label: string;
  /** Value → text, in the order shown. */
  readonly options: Readonly<Record<T, string>>;
  readonly value: T;
  readonly onChange: (value: T) => void;
}

/** One of a few, as radio buttons in a row. */
export function Choice<T extends string>({ label, options, value, onChange }: Props<T>) {
  const name = useId();
  // Object.entries forgets that the keys are T.
  const entries = Object.entries(options) as [T, string][];
  return (
    <fieldset className={classes.choice}>
      <legend>{label}</legend>
      {entries.map(([option, text]) => (
        <label key={option}>
          <input type="radio" name={name} checked={option === value} onChange={() => onChange(option)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
