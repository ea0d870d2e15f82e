/** `exercise.yaml` → typed data, with every problem at its line. */

import { isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { own } from '@/lib/core/text/own';
import type { Diagnostic } from './diagnostics';

type Issue = z.core.$ZodIssue;

export interface Parsed<T> {
  /** Null where there are errors. */
  readonly value: T | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Where the YAML can be read but the schema refuses it: what it says, and what the schema complains of. */
  readonly refused: { readonly raw: unknown; readonly issues: readonly Issue[] } | null;
  /** The line of a field, or of the nearest thing around it that stands in the file. */
  readonly lineOf: (path: readonly (string | number)[]) => number | null;
}

/** Parses YAML against a schema and tells all syntax errors, or else all of the schema's issues. */
export function parseYaml<T>(file: string, text: string, schema: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const lineOf = (path: readonly (string | number)[]): number | null => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return null;
  };
  if (document.errors.length > 0) {
    const diagnostics = document.errors.map((error) => ({
      severity: 'error' as const,
      file,
      line: lines.linePos(error.pos[0]).line,
      field: null,
      message: `This is not valid YAML: ${error.message}`,
      fix: syntaxFix(error),
    }));
    return { value: null, diagnostics, refused: null, lineOf };
  }
  let raw: unknown;
  let result: z.ZodSafeParseResult<T>;
  try {
    raw = document.toJS();
    result = schema.safeParse(raw);
  } catch (error) {
    const diagnostic: Diagnostic = { severity: 'error', file, field: null, ...unreadable(error, text) };
    return { value: null, diagnostics: [diagnostic], refused: null, lineOf };
  }
  if (result.success) return { value: result.data, diagnostics: [], refused: null, lineOf };
  const diagnostics = result.error.issues.flatMap((issue) => describeIssue(issue, file, lineOf));
  return { value: null, diagnostics, refused: { raw, issues: result.error.issues }, lineOf };
}

/** What usually is behind a complaint of the YAML library. */
function syntaxFix({ code, message }: YAMLParseError): string {
  if (message.toLowerCase().includes('tab')) return 'Indent with spaces; YAML does not allow tabs.';
  if (code === 'DUPLICATE_KEY') return 'Keep one of the two.';
  if (code === 'BAD_INDENT') return 'Indent it as the lines beside it are.';
  return 'Look for a bracket or a quotation mark that is not closed, or a colon without a space after it.';
}

/** Thrown by the YAML library for aliases that multiply without end, and by the engine where lists nest too deeply. */
function unreadable(error: unknown, text: string): Pick<Diagnostic, 'message' | 'fix' | 'line'> {
  const message = `This is not valid YAML: ${error instanceof Error ? error.message : String(error)}`;
  const lines = text.split('\n');
  if (error instanceof RangeError) {
    const brackets = lines.map((line) => line.replace(/[^[{]/g, '').length);
    return { message, line: brackets.indexOf(Math.max(...brackets)) + 1, fix: 'Nest lists less deeply.' };
  }
  const alias = lines.findIndex((line) => /(?:^|[\s,[:])\*\w/.test(line));
  return { message, line: Math.max(0, alias) + 1, fix: 'Write the values out instead of using aliases (*name).' };
}

function describeIssue(
  issue: Issue,
  file: string,
  lineOf: (path: readonly (string | number)[]) => number | null,
): Diagnostic[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const at = (more: readonly (string | number)[]) => ({
    file,
    line: lineOf(more),
    field: fieldText(more),
    severity: 'error' as const,
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      ...at([...path, key]),
      message: `The field "${key}" is not known here.`,
      fix: 'Remove it, or check its spelling and its indentation.',
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    // The branch with the fewest complaints is most likely the one that was meant.
    const nearest = [...issue.errors].sort((a, b) => weightOf(a) - weightOf(b))[0] ?? [];
    return nearest.flatMap((inner) => describeIssue({ ...inner, path: [...issue.path, ...inner.path] }, file, lineOf));
  }
  const missing = issue.code === 'invalid_type' && issue.message.includes('received undefined');
  if (missing)
    return [{ ...at(path), message: `The field "${path.at(-1)}" is missing.`, fix: `Add "${path.at(-1)}".` }];
  return [{ ...at(path), ...inWords(issue) }];
}

const words: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'fields (name: value)',
  record: 'fields (name: value)',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

/** Zod's messages in the language of YAML. */
function inWords(issue: Issue): { message: string; fix: string } {
  if (issue.code === 'invalid_type') {
    const received = issue.message.match(/received (\w+)$/)?.[1] ?? '';
    const asked = own(words, issue.expected) ?? issue.expected;
    return {
      message: `Here stands ${own(words, received) ?? received}, but ${asked} is asked.`,
      fix: `Write ${asked}.`,
    };
  }
  if (issue.code === 'too_small' || issue.code === 'too_big') return sizeInWords(issue);
  if (issue.code === 'invalid_format') return { message: 'This cannot be used as a name here.', fix: issue.message };
  const choices = issue.message.match(/[Ee]xpected (?:one of )?(["'].*["'])$/)?.[1]?.replaceAll(/["']/g, '');
  if (choices === undefined)
    return { message: issue.message, fix: 'Write it as the guide for authors says (docs/writing-exercises.md).' };
  return {
    message: 'This is none of what is allowed here.',
    fix: `Use one of: ${choices.split(/ ?\| ?/).join(', ')}.`,
  };
}

/** A number, a text or a list outside what is allowed. */
function sizeInWords(issue: Extract<Issue, { code: 'too_small' | 'too_big' }>): { message: string; fix: string } {
  const isSmall = issue.code === 'too_small';
  const end = isSmall ? issue.minimum : issue.maximum;
  const atEnd = `${isSmall ? 'at least' : 'at most'} ${end}`;
  switch (issue.origin) {
    case 'string':
      return isSmall
        ? { message: 'There is no text here.', fix: 'Write some.' }
        : { message: `This text is too long: ${atEnd} characters.`, fix: 'Shorten it.' };
    case 'array':
      return {
        message: `This list is too ${isSmall ? 'short' : 'long'}.`,
        fix: `Give it ${atEnd} ${end === 1 ? 'entry' : 'entries'}.`,
      };
    default:
      if (issue.inclusive === false)
        return {
          message: `This number is too ${isSmall ? 'small' : 'large'}.`,
          fix: `Write a number ${isSmall ? 'above' : 'below'} ${end}.`,
        };
      return { message: `This number is too ${isSmall ? 'small' : 'large'}.`, fix: `Write a number of ${atEnd}.` };
  }
}

/** Unknown fields weigh by their number, and a wrong type at the top means that the branch was not meant at all. */
function weightOf(issues: readonly Issue[]): number {
  return issues.reduce(
    (sum, issue) =>
      sum +
      (issue.path.length === 0 && (issue.code === 'invalid_type' || issue.code === 'invalid_value') ? 100 : 1) +
      (issue.code === 'unrecognized_keys' ? issue.keys.length : 0),
    0,
  );
}

/** `checks[2].function`; null for the whole document. */
export function fieldText(path: readonly (string | number)[]): string | null {
  if (path.length === 0) return null;
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
