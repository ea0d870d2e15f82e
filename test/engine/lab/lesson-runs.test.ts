/** What the lessons say of runs that they link to, seen on those runs. */
import { readdirSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { seededRandom } from '@/lib/core/numeric/random';
import { fromSearch, type LabConfig } from '@/lib/engine/lab/config';
import { makePoints } from '@/lib/engine/lab/data-sets';
import { createNetwork, type Forward, forward } from '@/lib/engine/lab/network';
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

test('he-init: twenty ReLU layers learn with He and stall with Glorot', { timeout: 120_000 }, () => {
  expect(trained(linked('he-init', 'twenty ReLU layers with He').a, 500).loss).toBeLessThan(0.001);
  expect(trained(linked('he-init', 'the same with Glorot').a, 500).loss).toBeCloseTo(Math.LN2, 3);
});

test('vanishing-chain: the first layer starves, and later all lines meet', () => {
  const { a } = linked('vanishing-chain', 'ten sigmoid layers');
  const fresh = trained(a, 0).gradientNorms;
  expect((fresh[0] ?? 0) / 8e-8).toBeCloseTo(1, 1);
  expect(fresh.at(-1)).toBeCloseTo(0.22, 2);
  expect(fresh.slice(1).filter((norm, index) => norm <= (fresh[index] ?? 0))).toEqual([]);
  const later = trained(a, 100);
  expect(later.loss).toBeCloseTo(Math.LN2, 4);
  expect(Math.max(...later.gradientNorms)).toBeLessThan(5e-7);
  expect(Math.min(...later.gradientNorms)).toBeGreaterThan(5e-8);
});

test('batch-norm: not the slopes but the division rescues the gradient', () => {
  const plain = fresh(linked('batch-norm', 'ten sigmoid layers').a);
  const normalised = fresh(linked('batch-norm', 'the same with batch norm').a);
  const rounded = (values: readonly number[]) => values.map((value) => value.toFixed(2));
  expect(rounded(plain.slopes).every((slope) => ['0.22', '0.23', '0.24'].includes(slope))).toBe(true);
  expect(new Set(rounded(normalised.slopes))).toEqual(new Set(['0.20']));
  expect(Math.min(...normalised.factors)).toBeCloseTo(4.4, 1);
  expect(Math.max(...normalised.factors)).toBeCloseTo(11.2, 1);
});

test('deep-network: batch norm makes gradients explode in a deep plain ReLU network', () => {
  const { a } = linked('deep-network', 'fifty ReLU layers with batch norm');
  const spread = ({ gradientNorms }: Measurement) => (gradientNorms[0] ?? 0) / (gradientNorms.at(-1) ?? 1);
  expect(spread(trained(a, 0)) / 50_000).toBeCloseTo(1, 1);
  expect(spread(trained({ ...a, batchNorm: false }, 0))).toBeGreaterThan(0.3);
  expect(spread(trained({ ...a, batchNorm: false }, 0))).toBeLessThan(3);
  expect(Math.min(...fresh(a).factors)).toBeGreaterThan(0.99);
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
    expect(likeness(plain, 49)).toBeCloseTo(0.999998, 6);
    expect(likeness(rescued, 49)).toBeCloseTo(0.38, 2);
    expect(likeness(rescued, 49, 'sum')).toBeCloseTo(0.97, 2);
  });
});

test('deep-network: batch norm with constant statistics learns all the same, only worse', { timeout: 120_000 }, () => {
  const { a, b } = linked('deep-network', 'batch norm whose backward pass takes mean and variance for constants');
  if (!b) throw new Error('The link compares two runs.');
  const [wrong, right] = [trained(a, 200), trained(b, 200)];
  expect(Math.round(100 * wrong.accuracy)).toBe(98);
  expect(Math.round(wrong.loss / right.loss)).toBe(7);
});

/** The fresh network of a run, after its points have passed it. */
function passed(config: LabConfig): Forward {
  const random = seededRandom(config.seed);
  const points = makePoints(config.dataSet, batchSize, random);
  const network = createNetwork(config, 2, random);
  return forward(network, tf.tensor2d(points.map(({ x, y }) => [x, y])));
}

const mean = (values: Iterable<number>) => {
  const all = [...values];
  return all.reduce((sum, value) => sum + value, 0) / all.length;
};

/** Per hidden layer of a fresh network: the mean slope of the sigmoid, and the mean factor 1/√(σ² + ε) of its batch norm. */
function fresh(config: LabConfig): { readonly slopes: number[]; readonly factors: number[] } {
  return tf.tidy(() => {
    const { preActivations, statistics } = passed(config);
    const slope = (z: number) => 1 / (2 + Math.exp(z) + Math.exp(-z));
    return {
      slopes: preActivations.map((z) => mean([...z.dataSync()].map(slope))),
      factors: statistics.map((of) => mean([...(of?.variance ?? [])].map((v) => 1 / Math.sqrt(v + 1e-5)))),
    };
  });
}

/**
 * Mean cosine of two different points in a hidden layer of the fresh network, 0-based: of what the layer adds, or of the sum
 * of that and all that the layers below have added.
 */
function likeness(config: LabConfig, layer: number, of: 'branch' | 'sum' = 'branch'): number {
  return tf.tidy(() => {
    const { activations } = passed(config);
    const added = activations.slice(of === 'sum' ? 0 : layer, layer + 1).map((h) => h.arraySync() as number[][]); // rank 2
    const rows = (added[0] ?? []).map((row, i) =>
      row.map((_, k) => added.reduce((sum, h) => sum + (h[i]?.[k] ?? 0), 0)),
    );
    const units = rows.map((row) => row.map((value) => value / Math.max(Math.hypot(...row), 1e-300)));
    let sum = 0;
    for (const [i, one] of units.entries())
      for (const other of units.slice(i + 1)) sum += one.reduce((dot, value, k) => dot + value * (other[k] ?? 0), 0);
    return sum / ((rows.length * (rows.length - 1)) / 2);
  });
}
