/**
 * Evaluated in an instance before the student's code: JavaScript, in the guest. It runs again only where student code calls it,
 * and nothing of the grader's does.
 */

/** SharedArrayBuffer's memory is not counted against the limit. */
export const prelude = 'delete globalThis.SharedArrayBuffer;';

/**
 * The same numbers in every run, spread evenly, and two of seven close to 0 or to 1: an answer that is wrong once in a thousand
 * calls has to show it in the few that a grading makes.
 */
export const randomPrelude = `
{
  let drawn = 0;
  const golden = (Math.sqrt(5) - 1) / 2;
  Object.defineProperty(Math, 'random', {
    value: function random() {
      drawn += 1;
      const spread = (drawn * golden) % 1;
      if (drawn % 7 === 3) return spread / 2 ** 20;
      return drawn % 7 === 6 ? 1 - (spread + 2 ** -30) / 2 ** 20 : spread;
    },
    writable: true,
    enumerable: false,
    configurable: true,
  });
}`;

/**
 * `structuredClone` belongs to browsers and Node, not to the language,
 * and students copy arrays with it; what it cannot clone there, it refuses here.
 */
export const structuredClonePrelude = `
{
  const { isArray } = Array, { isView } = ArrayBuffer, { keys, defineProperty } = Object;
  const refuse = (value) => {
    const error = new Error(String(value).slice(0, 40) + ' could not be cloned.');
    error.name = 'DataCloneError';
    throw error;
  };
  const clone = (value, seen) => {
    if (typeof value === 'function' || typeof value === 'symbol') refuse(value);
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return seen.get(value);
    if (value instanceof Promise || value instanceof WeakMap || value instanceof WeakSet) refuse(value);
    const keep = (copy) => (seen.set(value, copy), copy);
    if (value instanceof Date) return keep(new Date(+value));
    if (isView(value) || value instanceof ArrayBuffer) return keep(value.slice());
    if (value instanceof Set) {
      const copy = keep(new Set());
      for (const entry of value) copy.add(clone(entry, seen));
      return copy;
    }
    if (value instanceof Map) {
      const copy = keep(new Map());
      for (const [key, entry] of value) copy.set(clone(key, seen), clone(entry, seen));
      return copy;
    }
    const copy = keep(isArray(value) ? new Array(value.length) : {});
    for (const key of keys(value)) copy[key] = clone(value[key], seen);
    return copy;
  };
  defineProperty(globalThis, 'structuredClone', {
    value: function structuredClone(value) {
      return clone(value, new Map());
    },
    writable: true,
    enumerable: true,
    configurable: true,
  });
}`;
