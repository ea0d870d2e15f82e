// What every student file may use without importing it. The editor declares the same types.

/** A list of float64 numbers. */
type Vector = number[];

/** Rows of equal length: rows are examples of the batch, columns are features. */
type Matrix = number[][];

declare const console: {
  log(...values: unknown[]): void;
  info(...values: unknown[]): void;
  warn(...values: unknown[]): void;
  error(...values: unknown[]): void;
  debug(...values: unknown[]): void;
};
