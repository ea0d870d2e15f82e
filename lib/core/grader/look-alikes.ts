/** Letters of other alphabets that look like Latin ones: a name that is written with one is another name. */
import { withoutTexts } from './code-text';

/** By script, the letters and the Latin ones that they look like, in the same order. */
const pairs = {
  Cyrillic: ['аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅ', 'aeopcyxijshdqwlABEKMHOPCTYXIJS'],
  Greek: ['οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'oABEZHIKMNOPTYX'],
} as const;

export interface LookAlike {
  readonly latin: string;
  readonly script: keyof typeof pairs;
}

const lookAlikes = new Map<string, LookAlike>([
  ...[...pairs.Cyrillic[0]].map((letter, index) => lookAlikeOf(letter, 'Cyrillic', index)),
  ...[...pairs.Greek[0]].map((letter, index) => lookAlikeOf(letter, 'Greek', index)),
]);

function lookAlikeOf(letter: string, script: keyof typeof pairs, index: number): [string, LookAlike] {
  return [letter, { latin: pairs[script][1][index] ?? letter, script }];
}

export interface PlacedLookAlike extends LookAlike {
  readonly character: string;
  readonly index: number;
}

/**
 * In names that mix alphabets, or that are spelt like a name which is in use. A name in one alphabet is somebody's language: σ,
 * веса and Ν are fine.
 */
export function findLookAlikes(source: string): readonly PlacedLookAlike[] {
  const names = [...withoutTexts(source).matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$]*/gu)];
  const plain = new Set([...names.map(([name]) => name).filter((name) => /^[\w$]+$/.test(name)), 'Math', 'x', 'z']);
  return names.flatMap(({ 0: name, index }) => {
    const latin = [...name].map((letter) => lookAlikes.get(letter)?.latin ?? letter).join('');
    const isMixed = /[A-Za-z]/.test(name) && /^[\w$]+$/.test(latin);
    if (latin === name || !(isMixed || plain.has(latin))) return [];
    return [...name].flatMap((character, place) => {
      const found = lookAlikes.get(character);
      return found === undefined ? [] : [{ ...found, character, index: index + place }];
    });
  });
}
