/**
 * Seeded random numbers, the same on every machine. Generator: sfc32 (Chris Doty-Humphrey's Small Fast Counter, PractRand)
 * over four 32-bit words, seeded by splitmix32 and warmed up by twelve rounds. Part of every baked input: changing a line
 * here changes every revision.
 */
import { portableLog } from './log';

export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Standard normal, by Marsaglia's polar method. */
  normal(): number;
  /** A whole number in [0, below), each equally likely. */
  integer(below: number): number;
}

/** @param seed a number (its lower 32 bits count) or a text such as "relu/Keeps positive values". */
export function seededRandom(seed: number | string): Random {
  const next = sfc32(typeof seed === 'string' ? hashText(seed) : seed >>> 0);
  const uniform = () => ((next() >>> 5) * 2 ** 26 + (next() >>> 6)) / 2 ** 53;
  let spare: number | null = null;
  const normal = () => {
    if (spare !== null) {
      const value = spare;
      spare = null;
      return value;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const s = u * u + v * v;
      if (s > 0 && s < 1) {
        const scale = Math.sqrt((-2 * portableLog(s)) / s);
        spare = v * scale;
        return u * scale;
      }
    }
  };
  return { uniform, normal, integer: (below) => Math.floor(uniform() * below) };
}

/** FNV-1a over UTF-16 units, 32 bits: a seed from a text. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

function sfc32(seed: number): () => number {
  const mix = splitmix32(seed);
  let [a, b, c, counter] = [mix(), mix(), mix(), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 12; round++) next();
  return next;
}

function splitmix32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let z = state ^ (state >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z ^= z >>> 15;
    z = Math.imul(z, 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
}
