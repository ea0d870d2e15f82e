/** Calls and values as an author would write them, short enough for a panel. */
import type { Value } from '@/lib/core/exercise/values';
import { isList } from '@/lib/core/exercise/values';

const mostCharacters = 160;

export function callText({
  function: name,
  args,
}: {
  readonly function: string;
  readonly args: readonly Value[];
}): string {
  return cut(`${name}(${args.map(plain).join(', ')})`);
}

export function valueText(value: Value): string {
  return cut(plain(value));
}

function plain(value: Value): string {
  if (typeof value === 'number') return numberText(value);
  if (isList(value)) return `[${value.map(plain).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([field, entry]) => `${field}: ${plain(entry)}`)
    .join(', ')} }`;
}

function numberText(number: number): string {
  if (Object.is(number, -0)) return '-0';
  return Number.isInteger(number) && Math.abs(number) < 1e6 ? String(number) : String(Number(number.toPrecision(5)));
}

function cut(text: string): string {
  return text.length > mostCharacters ? `${text.slice(0, mostCharacters)}…` : text;
}
