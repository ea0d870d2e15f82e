/**
 * Join codes: eight characters that survive being read aloud, written on a blackboard and typed on a phone. Without
 * 0 O 1 I L, B 8, S 5, Z 2, U V, so that no two look or sound alike; 23^8, some 8·10^10, are not guessed through a web form.
 */
const alphabet = 'ACDEFGHJKMNPQRTWXY34679';
const length = 8;

/** `random(n)` gives an integer in [0, n). */
export function makeJoinCode(random: (n: number) => number): string {
  return Array.from({ length }, () => alphabet[random(alphabet.length)]).join('');
}

/** What was typed as the code is stored: upper-case, without spaces and hyphens. */
export function normaliseJoinCode(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '');
}

/** In two groups, as people read it: `ACDE-FGHJ`. */
export function formatJoinCode(code: string): string {
  return code.length === length ? `${code.slice(0, 4)}-${code.slice(4)}` : code;
}
