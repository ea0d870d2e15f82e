/** The command line of `npm run grade`. */
import { parseArgs } from 'node:util';

export const formats = ['text', 'json', 'exercism', 'gradescope'] as const;
export type Format = (typeof formats)[number];

export interface GradeArguments {
  readonly slug: string;
  readonly files: readonly string[];
  readonly format: Format;
  /** A folder for one result file per source file; null prints to standard output. */
  readonly out: string | null;
}

export const usage = `Usage: npm run grade -- <exercise> <file.ts>… [--json] [--format exercism|gradescope] [--out <folder>]

Grades files with all checks of an exercise, public and hidden, as the server does.
  --json          one JSON object a line and a file, in the order given
  --format        result files of Exercism (version 3) or Gradescope, one JSON object a line
  --out <folder>  writes <file name>.json files into the folder instead of standard output
Exit status: 0 every file passed · 1 one did not · 2 wrong usage, or a file that cannot be read.`;

/** The command line cannot be understood; the message says what to change. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** @throws UsageError */
export function parseArguments(args: readonly string[]): GradeArguments | 'help' {
  const { values, positionals } = parse(args);
  if (values.help === true) return 'help';
  const [slug, ...files] = positionals;
  if (slug === undefined) throw new UsageError('Name an exercise and at least one file.');
  if (files.length === 0) throw new UsageError(`Name at least one file to grade for ${slug}.`);
  return { slug, files, format: formatOf(values), out: values.out ?? null };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        format: { type: 'string' },
        out: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function formatOf({ json, format }: { json?: boolean; format?: string }): Format {
  const known = formats.find((name) => name === (format ?? (json === true ? 'json' : 'text')));
  if (known === undefined) throw new UsageError(`--format ${format} is not known: use ${formats.join(', ')}.`);
  if (json === true && known !== 'json') throw new UsageError(`Give either --json or --format ${known}, not both.`);
  return known;
}
