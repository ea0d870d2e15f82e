import { type ReactNode, useId } from 'react';
import classes from './figure.module.css';

interface Props {
  readonly label: ReactNode;
  readonly value: number;
  /** As shown. */
  readonly text: string;
  /** As read out, where more is to be said than what is shown. */
  readonly spoken?: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly onChange: (value: number) => void;
}

/** A labelled range input that shows its value. */
export function Slider({ label, value, text, spoken = text, onChange, ...range }: Props) {
  const id = useId();
  return (
    <div className={classes.control}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{text}</output>
      <input
        id={id}
        type="range"
        className={classes.slider}
        {...range}
        value={value}
        aria-valuetext={spoken}
        onChange={(event) => onChange(Number(event.currentTarget.value))}
      />
    </div>
  );
}
