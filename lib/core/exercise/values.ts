/**
 * The values that cross between an exercise, the grader and a student's code: float64 numbers, nested
 * arrays of them, and flat records of those. Nothing else is ever passed to or taken from student code.
 */

/** A number, a (nested) array of numbers, or a record of those. Vectors are `number[]`, matrices rows of examples. */
export type Value = number | readonly Value[] | { readonly [field: string]: Value };

/** The argument and result types that an exercise may declare. `Matrix` is rows × columns, every row as long as the first. */
export const typeNames = ['number', 'Vector', 'Matrix', 'Vector[]', 'Matrix[]'] as const;
export type TypeName = (typeof typeNames)[number];

/** What a function returns: one value, or a record such as `{ dx: 'Matrix', dgamma: 'Vector' }`. */
export type ResultType = TypeName | { readonly [field: string]: TypeName };

export interface FunctionSignature {
  readonly name: string;
  /** One sentence for the student, Markdown with maths. */
  readonly description: string;
  /** In call order. */
  readonly parameters: readonly { readonly name: string; readonly type: TypeName }[];
  readonly result: ResultType;
}

/** Where a number stands inside a value: record fields and array indices, outermost first. */
export type Path = readonly (string | number)[];

/** JSON has no NaN, ±Infinity or −0; they travel as these strings. Every other float64 survives JSON exactly. */
export type JsonValue = number | string | readonly JsonValue[] | { readonly [field: string]: JsonValue };

/** Encodes a value for JSON without losing NaN, ±Infinity or −0. Inverse: {@link decodeValue}. */
export function encodeValue(value: Value): JsonValue {
  if (typeof value === 'number') {
    return Number.isFinite(value) && !Object.is(value, -0) ? value : Object.is(value, -0) ? '-0' : String(value);
  }
  if (isList(value)) return value.map(encodeValue);
  return Object.fromEntries(Object.entries(value).map(([field, entry]) => [field, encodeValue(entry)]));
}

/**
 * Decodes what {@link encodeValue} wrote.
 * @throws TypeError where the JSON holds a string other than NaN, Infinity, -Infinity and -0, or a boolean or null.
 */
export function decodeValue(json: unknown): Value {
  if (typeof json === 'number') return json;
  if (typeof json === 'string') {
    if (json === '-0') return -0;
    if (json === 'NaN' || json === 'Infinity' || json === '-Infinity') return Number(json);
    throw new TypeError(`Not an encoded number: ${JSON.stringify(json.slice(0, 40))}`);
  }
  if (Array.isArray(json)) return json.map(decodeValue);
  if (typeof json === 'object' && json !== null) {
    return Object.fromEntries(Object.entries(json).map(([field, entry]) => [field, decodeValue(entry)]));
  }
  throw new TypeError(`Not an encoded value: ${String(json)}`);
}

/** Array.isArray does not narrow readonly arrays; this does. */
export function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
