/**
 * Does the parts of a computation one after the other, each in a task of its own, so that the page answers in between.
 * @returns what ends it
 */
export function inTurns<T>(parts: Iterable<T>, onDone: (results: readonly T[]) => void): () => void {
  const iterator = parts[Symbol.iterator]();
  const results: T[] = [];
  let timer = setTimeout(next);
  function next() {
    const { done, value } = iterator.next();
    if (done) return onDone(results);
    results.push(value);
    timer = setTimeout(next);
  }
  return () => clearTimeout(timer);
}
