/** A slip made in a solution's JavaScript, made again in its TypeScript: what an author keeps should look like their own code. */
import { diffChars } from 'diff';
import { type Mutant, withoutTypes } from './mutate';

/** @returns for each mutant its TypeScript; its JavaScript where types and code cannot be told apart */
export function inTypeScript(source: string): (mutant: Mutant) => string {
  const code = withoutTypes(source);
  const places = placesIn(source, code);
  return ({ source: mutated, edit: { start, end, text } }) => {
    const [first, last] = [places?.[start], places?.[end - 1]];
    if (first === undefined || last === undefined) return mutated;
    const moved = source.slice(0, first) + text + source.slice(last + 1);
    return isSame(moved, mutated) ? moved : mutated;
  };
}

/** For each character of the code its place in the source; null where the code has more than the source. */
function placesIn(source: string, code: string): readonly number[] | null {
  const places: number[] = [];
  let at = 0;
  for (const { value, added, removed } of diffChars(source, code)) {
    if (added) return null;
    if (!removed) for (let index = 0; index < value.length; index++) places.push(at + index);
    at += value.length;
  }
  return places;
}

/** The proof: without its types it is the mutant. */
function isSame(moved: string, mutated: string): boolean {
  const plain = (text: string) => text.replace(/\s+/g, '');
  try {
    return plain(withoutTypes(moved)) === plain(mutated);
  } catch {
    return false;
  }
}
