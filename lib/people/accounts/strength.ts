/**
 * How hard a password is to guess, in numbers and in words. The lists of common passwords are 400 kB: they are loaded when
 * somebody chooses a password, by the server and in the browser alike.
 */
import type { ZxcvbnFactory } from '@zxcvbn-ts/core';

export interface Strength {
  /** From 0 (guessed at once) to 4. */
  readonly score: 0 | 1 | 2 | 3 | 4;
  /** Why it is refused; null for one that will do. */
  readonly reason: string | null;
}

/** Some 10^8 guesses: out of reach through our limits, and dear for whoever has stolen the hashes. */
const leastScore = 3;

let judge: Promise<ZxcvbnFactory> | undefined;

async function load(): Promise<ZxcvbnFactory> {
  const [{ ZxcvbnFactory: Factory }, { dictionary, adjacencyGraphs }] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
  ]);
  return new Factory({ dictionary, graphs: adjacencyGraphs });
}

/** @param known what everybody knows of the person, such as the name: no help against guessing */
export async function judgePassword(password: string, known: readonly string[] = []): Promise<Strength> {
  judge ??= load().catch((error: unknown) => {
    judge = undefined;
    throw error;
  });
  const words = known.flatMap((text) => [text, ...text.split(/[\s@.]+/)]).filter((text) => text.length > 2);
  const { score, feedback } = (await judge).check(password.slice(0, 100), [...words, 'nabla', 'gradient']);
  if (score >= leastScore) return { score, reason: null };
  const warning = feedback.warning ?? '';
  return {
    score,
    reason: `${reasons.get(warning) ?? 'It is quickly guessed.'} Add a word or two that nobody expects.`,
  };
}

/** By the judge's keys. */
const reasons: ReadonlyMap<string, string> = new Map([
  ['straightRow', 'Keys in a row are guessed first.'],
  ['keyPattern', 'Patterns on the keyboard are guessed first.'],
  ['simpleRepeat', 'Repeated letters are guessed first.'],
  ['extendedRepeat', 'Repeated parts are guessed first.'],
  ['sequences', 'Sequences such as abc and 6543 are guessed first.'],
  ['recentYears', 'Years are guessed first.'],
  ['dates', 'Dates are guessed first.'],
  ['topTen', 'This is one of the ten most used passwords.'],
  ['topHundred', 'This is one of the hundred most used passwords.'],
  ['common', 'This is a password that many people use.'],
  ['similarToCommon', 'This is much like a password that many people use.'],
  ['wordByItself', 'A single word is quickly guessed.'],
  ['namesByThemselves', 'Names are guessed first.'],
  ['commonNames', 'Names are guessed first.'],
  ['userInputs', 'Your name and your address are guessed first.'],
  ['pwned', 'This password is in lists of stolen ones.'],
]);
