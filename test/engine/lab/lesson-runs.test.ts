/** What the lessons say of runs that they link to, seen on those runs. */
import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '@/lib/core/numeric/random';
import { fromSearch, type LabConfig } from '@/lib/engine/lab/config';
import { makePoints } from '@/lib/engine/lab/data-sets';
import { createNetwork, forward } from '@/lib/engine/lab/network';
import { isMistake, parts } from '@/lib/engine/lab/own/codes';
import type { OwnFunctions } from '@/lib/engine/lab/own/functions';
import { mistakeFunctions } from '@/lib/engine/lab/own/mistakes';
import type { Measurement } from '@/lib/engine/lab/protocol';
import { batchSize, createTrainer } from '@/lib/engine/lab/trainer';
import { useCpu } from './backend';

beforeAll(useCpu);

interface Linked {
  readonly slug: string;
  readonly text: string;
  readonly a: LabConfig;
  /** The run that it is compared with. */
  readonly b: LabConfig | null;
  readonly problems: readonly string[];
}

const links: readonly Linked[] = readdirSync('exercises', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name: slug }) => {
    const lesson = readFileSync(`exercises/${slug}/lesson.md`, 'utf8').replaceAll('\n', ' ');
    return [...lesson.matchAll(/\[([^\]]+)\]\(\/lab\?([^)]*)\)/g)].map(([, text = '', query]): Linked => {
      const search = new URLSearchParams(query);
      const other = search.get('b');
      const a = fromSearch(search);
      const b = other === null ? null : fromSearch(new URLSearchParams(other));
      return { slug, text, a: a.config, b: b?.config ?? null, problems: [...a.problems, ...(b?.problems ?? [])] };
    });
  });

function linked(slug: string, text: string): Linked {
  const found = links.find((link) => link.slug === slug && link.text === text);
  if (!found) throw new Error(`The lesson ${slug} has no link "${text}".`);
  return found;
}

function trained(config: LabConfig, steps: number): Measurement {
  const own: OwnFunctions = Object.assign(
    {},
    ...parts
      .map((part) => config[part])
      .filter(isMistake)
      .map((id) => mistakeFunctions[id]),
  );
  const trainer = createTrainer(config, own);
  const last = trainer.train(steps);
  trainer.dispose();
  return last;
}

test('every link into the lab is possible', () => {
  expect(links.length).toBeGreaterThan(10);
  expect(links.filter(({ problems }) => problems.length > 0)).toEqual([]);
});

test('batch norm: ten sigmoid layers learn with it and not without', { timeout: 120_000 }, () => {
  expect(trained(linked('batch-norm', 'ten sigmoid layers').a, 300).loss).toBeCloseTo(Math.LN2, 3);
  expect(trained(linked('batch-norm', 'the same with batch norm').a, 300).accuracy).toBeGreaterThan(0.95);
});

test('he-init: thirty ReLU layers learn with He and stall with Glorot', { timeout: 120_000 }, () => {
  expect(trained(linked('he-init', 'thirty ReLU layers with He').a, 300).accuracy).toBeGreaterThan(0.8);
  expect(trained(linked('he-init', 'the same with Glorot').a, 300).loss).toBeCloseTo(Math.LN2, 3);
});

describe('residual-block: fifty layers', () => {
  const plain = linked('residual-block', 'fifty layers').a;
  const rescued = linked('residual-block', 'the same with residual connections and batch norm').a;

  test('keep the gradient’s size, and learn nothing', { timeout: 120_000 }, () => {
    const fresh = trained(plain, 0).gradientNorms.slice(0, -1);
    expect(Math.max(...fresh) / Math.min(...fresh)).toBeLessThan(25);
    expect(trained(plain, 50).loss).toBeCloseTo(Math.LN2, 2);
    expect(trained(rescued, 50).accuracy).toBeGreaterThan(0.95);
  });

  test('make all points look alike, unless residual connections and batch norm keep them apart', () => {
    expect(likeness(plain, 0)).toBeCloseTo(0.41, 2);
    expect(likeness(plain, 49)).toBeGreaterThan(0.99);
    expect(likeness(rescued, 49)).toBeCloseTo(0.38, 2);
  });
});

test('deep-network: batch norm with constant statistics learns all the same, only worse', { timeout: 120_000 }, () => {
  const { a, b } = linked('deep-network', 'batch norm whose backward pass takes mean and variance for constants');
  if (!b) throw new Error('The link compares two runs.');
  const [wrong, right] = [trained(a, 200), trained(b, 200)];
  expect(Math.round(100 * wrong.accuracy)).toBe(98);
  expect(Math.round(wrong.loss / right.loss)).toBe(7);
});

/** Mean cosine of the activations of two different points in a hidden layer of the fresh network, 0-based. */
function likeness(config: LabConfig, layer: number): number {
  return tf.tidy(() => {
    const random = seededRandom(config.seed);
    const points = makePoints(config.dataSet, batchSize, random);
    const network = createNetwork(config, 2, random);
    const { activations } = forward(network, tf.tensor2d(points.map(({ x, y }) => [x, y])));
    const rows = (activations[layer]?.arraySync() ?? []) as number[][]; // a tensor of rank 2
    const units = rows.map((row) => row.map((value) => value / Math.max(Math.hypot(...row), 1e-300)));
    let sum = 0;
    for (const [i, one] of units.entries())
      for (const other of units.slice(i + 1)) sum += one.reduce((dot, value, k) => dot + value * (other[k] ?? 0), 0);
    return sum / ((rows.length * (rows.length - 1)) / 2);
  });
}
