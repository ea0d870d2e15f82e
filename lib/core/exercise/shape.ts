/** Whether a value is what a signature asks for, and if not, what stands where: the words for messages come from here. */
import { isList, type Path, type ResultType, type TypeName, type Value } from './values';

/** The first place where a value is not of the type or shape that was asked. */
export interface Misfit {
  readonly path: Path;
  /** "an array of 3 numbers" */
  readonly was: string;
  /** "an array of 4 numbers" */
  readonly asked: string;
}

const askedFor: Record<TypeName, string> = {
  number: 'a number',
  Vector: 'an array of numbers (number[])',
  Matrix: 'an array of rows, each an array of numbers (number[][])',
  'Vector[]': 'an array of vectors (number[][])',
  'Matrix[]': 'an array of matrices (number[][][])',
};

const elementOf: Record<Exclude<TypeName, 'number'>, TypeName> = {
  Vector: 'number',
  Matrix: 'Vector',
  'Vector[]': 'Vector',
  'Matrix[]': 'Matrix',
};

/** "an array of numbers (number[])"; for a record "a record { dx, dgamma }". */
export function describeType(type: ResultType): string {
  return typeof type === 'string' ? askedFor[type] : `a record { ${Object.keys(type).join(', ')} }`;
}

/** "an array of 3 numbers", "an empty array", "a record { dx }". Never longer than a line. */
export function describeValue(value: Value): string {
  if (typeof value === 'number') return Number.isFinite(value) ? 'a number' : `the number ${value}`;
  if (!isList(value)) return `a record { ${cut(Object.keys(value).join(', '))} }`;
  const [first] = value;
  if (first === undefined) return 'an empty array';
  const plural = value.length === 1 ? '' : 's';
  if (value.every((entry) => typeof entry === 'number')) return `an array of ${value.length} number${plural}`;
  if (value.every(isList)) return `an array of ${value.length} array${plural}`;
  return `an array of ${value.length} ${value.length === 1 ? 'record' : 'mixed entries'}`;
}

/**
 * Finds where `value` is not a `type`. Extra fields of a record are let pass.
 * @param like a value of the right shape, whose lengths must be met too; null where only the type is known
 */
export function findMisfit(value: Value, type: ResultType, like: Value | null): Misfit | null {
  // Nearly every value fits, and needs no words.
  return isFit(value, type, like) ? null : findMisfitAt(value, type, like, []);
}

function isFit(value: Value, type: ResultType, like: Value | null): boolean {
  if (type === 'number') return typeof value === 'number';
  if (typeof value === 'number') return false;
  const likeParts = like === null || typeof like === 'number' ? null : like;
  if (typeof type !== 'string') {
    if (isList(value)) return false;
    const parts = likeParts === null || isList(likeParts) ? null : likeParts;
    return Object.entries(type).every(([field, part]) => {
      const entry = Object.hasOwn(value, field) ? value[field] : undefined;
      return entry !== undefined && isFit(entry, part, parts?.[field] ?? null);
    });
  }
  if (!isList(value)) return false;
  const shape = likeParts !== null && isList(likeParts) ? likeParts : null;
  if (shape !== null && shape.length !== value.length) return false;
  const element = elementOf[type];
  if (!value.every((entry, index) => isFit(entry, element, shape?.[index] ?? null))) return false;
  return type !== 'Matrix' || findRagged(value, []) === null;
}

function findMisfitAt(value: Value, type: ResultType, like: Value | null, path: Path): Misfit | null {
  if (typeof type !== 'string') return findRecordMisfit(value, type, like, path);
  const wrong = { path, was: describeValue(value), asked: describeType(type) };
  if (type === 'number') return typeof value === 'number' ? null : wrong;
  if (typeof value === 'number' || !isList(value)) return wrong;
  const shape = like !== null && typeof like !== 'number' && isList(like) ? like : null;
  for (const [index, entry] of value.entries()) {
    const entryLike = shape?.[index] ?? null;
    const misfit = findMisfitAt(entry, elementOf[type], entryLike, [...path, index]);
    // A wrong length is told of the whole first: "3 rows" is more use than "row 3 is of length 0".
    if (misfit !== null && (shape === null || shape.length === value.length)) return misfit;
  }
  if (shape !== null && shape.length !== value.length) {
    return { path, was: describeValue(value), asked: lengthAsked(shape.length, elementOf[type]) };
  }
  return type === 'Matrix' ? findRagged(value, path) : null;
}

/** Whether two values agree in every length and every field. */
export function haveSameShape(a: Value, b: Value): boolean {
  if (typeof a === 'number' || typeof b === 'number') return typeof a === typeof b;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((entry, i) => haveSameShape(entry, b[i] ?? 0));
  }
  const fields = Object.keys(a);
  return (
    fields.length === Object.keys(b).length &&
    fields.every((field) => Object.hasOwn(b, field) && haveSameShape(a[field] ?? 0, b[field] ?? 0))
  );
}

/** Whether a matrix has the rows and columns of another, exchanged. */
export function isTransposed(value: Value, like: Value): boolean {
  if (typeof value === 'number' || typeof like === 'number' || !isList(value) || !isList(like)) return false;
  const width = lengthOf(like[0]);
  return width > 0 && value.length === width && value.every((row) => lengthOf(row) === like.length);
}

function findRecordMisfit(
  value: Value,
  type: Exclude<ResultType, string>,
  like: Value | null,
  path: Path,
): Misfit | null {
  if (typeof value === 'number' || isList(value)) {
    return { path, was: describeValue(value), asked: describeType(type) };
  }
  for (const [field, fieldType] of Object.entries(type)) {
    const entry = Object.hasOwn(value, field) ? value[field] : undefined;
    if (entry === undefined)
      return { path, was: `${describeValue(value)} without ${field}`, asked: describeType(type) };
    const entryLike = like !== null && typeof like !== 'number' && !isList(like) ? (like[field] ?? null) : null;
    const misfit = findMisfitAt(entry, fieldType, entryLike, [...path, field]);
    if (misfit !== null) return misfit;
  }
  return null;
}

function findRagged(rows: readonly Value[], path: Path): Misfit | null {
  const width = lengthOf(rows[0]);
  const index = rows.findIndex((row) => lengthOf(row) !== width);
  const row = rows[index];
  if (row === undefined) return null;
  return { path: [...path, index], was: describeValue(row), asked: `a row of ${width} numbers, as row 0` };
}

function lengthOf(value: Value | undefined): number {
  return value !== undefined && typeof value !== 'number' && isList(value) ? value.length : 0;
}

function lengthAsked(length: number, element: TypeName): string {
  const word = { number: 'number', Vector: 'array', Matrix: 'matrix', 'Vector[]': 'list', 'Matrix[]': 'list' }[element];
  if (length === 0) return 'an empty array';
  if (length === 1) return `an array of 1 ${word}`;
  return `an array of ${length} ${word === 'matrix' ? 'matrices' : `${word}s`}`;
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
