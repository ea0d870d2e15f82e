/** Walking through values: every number with its place. */
import { isList, type Path, type Value } from './values';

export interface Entry {
  readonly path: Path;
  readonly value: number;
}

/** All numbers of a value with their paths, in reading order. */
export function entriesOf(value: Value, path: Path = []): Entry[] {
  if (typeof value === 'number') return [{ path, value }];
  const children: readonly (readonly [string | number, Value])[] = isList(value)
    ? value.map((entry, index) => [index, entry] as const)
    : Object.entries(value);
  return children.flatMap(([key, entry]) => entriesOf(entry, [...path, key]));
}

/** All numbers of a value, in reading order. */
export function numbersOf(value: Value): number[] {
  const numbers: number[] = [];
  const walk = (part: Value): void => {
    if (typeof part === 'number') numbers.push(part);
    else for (const entry of isList(part) ? part : Object.values(part)) walk(entry);
  };
  walk(value);
  return numbers;
}

/** The part of a value at a path, or null where the path leads nowhere. */
export function findPart(value: Value, path: Path): Value | null {
  let part: Value | undefined = value;
  for (const key of path) {
    if (part === undefined || typeof part === 'number') return null;
    if (isList(part)) part = typeof key === 'number' ? part[key] : undefined;
    else part = Object.hasOwn(part, String(key)) ? part[String(key)] : undefined;
  }
  return part ?? null;
}

/** A copy of a value with the number at a path replaced. */
export function withNumberAt(value: Value, path: Path, number: number): Value {
  const [key, ...rest] = path;
  if (key === undefined || typeof value === 'number') return number;
  if (isList(value)) return value.map((entry, index) => (index === key ? withNumberAt(entry, rest, number) : entry));
  return Object.fromEntries(
    Object.entries(value).map(([field, entry]) => [field, field === key ? withNumberAt(entry, rest, number) : entry]),
  );
}

/** A copy with the record fields of `like` only, in its order: two values compared entry by entry must agree on that. */
export function projectOnto(value: Value, like: Value): Value {
  // No list of ours holds a record.
  if (typeof value === 'number' || typeof like === 'number' || isList(value) || isList(like)) return value;
  return Object.fromEntries(Object.entries(like).map(([field, part]) => [field, projectOnto(value[field] ?? 0, part)]));
}
