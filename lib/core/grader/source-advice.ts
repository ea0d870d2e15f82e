/** Advice on one submission, each looked for once: many cases of many checks may end alike. */
import { errorAdvice } from './advice';
import { differenceAdvice } from './difference-advice';
import type { GuestError } from './sandbox-port';
import { caretAdvice, mathAdvice, returnAdvice } from './slips';
import { findDisguised, strayAdvice } from './stray-characters';

export class SourceAdvice {
  readonly #known = new Map<string, string | null>();

  constructor(private readonly source: string) {}

  /** Where numbers came back, and are wrong. */
  onNumbers(): string | null {
    return this.#once(
      'numbers',
      () => caretAdvice(this.source) ?? mathAdvice(this.source) ?? differenceAdvice(this.source),
    );
  }

  onError(error: GuestError): string | null {
    return this.#once(`error ${error.line} ${error.message}`, () => errorAdvice(error, this.source));
  }

  /** Where a function, or one inside of it, gave `undefined`. */
  onUndefined(name: string): string | null {
    return this.#once(`undefined ${name}`, () => returnAdvice(this.source, name));
  }

  /** Where a function is not there under its name. */
  onMissing(): string | null {
    return this.#once('missing', () => strayAdvice(findDisguised(this.source)));
  }

  #once(key: string, find: () => string | null): string | null {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const found = find();
    this.#known.set(key, found);
    return found;
  }
}

export function advised(message: string, advice: string | null): string {
  return advice === null ? message : `${/[.!?]$/.test(message) ? message : `${message}.`} ${advice}`;
}
