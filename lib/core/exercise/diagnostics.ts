/** What is wrong with an exercise, told to its author: collected, never only the first. */

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  /** Path in the exercise's folder. */
  readonly file: string;
  /** 1-based; null where the whole file is meant. */
  readonly line: number | null;
  /** Such as `checks[2].function`; null where no field is meant. */
  readonly field: string | null;
  readonly message: string;
  readonly fix: string | null;
}

export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some(({ severity }) => severity === 'error');
}

/** `exercise.yaml:12 checks[0].function: message → fix` */
export function formatDiagnostic({ severity, file, line, field, message, fix }: Diagnostic): string {
  const place = `${file}${line === null ? '' : `:${line}`}${field === null ? '' : ` ${field}`}`;
  return `${severity} ${place}: ${message}${fix === null ? '' : ` → ${fix}`}`;
}
