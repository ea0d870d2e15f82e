/** Two-dimensional data sets of two classes, seeded, scaled to about [−1, 1]². */
import type { Random } from '@/lib/core/numeric/random';
import type { LabConfig } from './config';
import type { Point } from './protocol';

const noise = 0.08;

const makers: Readonly<Record<LabConfig['dataSet'], (t: number, label: 0 | 1, random: Random) => [number, number]>> = {
  /** Two interleaved half circles. */
  moons: (t, label) => {
    const angle = Math.PI * t;
    return label === 0
      ? [Math.cos(angle) * 0.65 - 0.3, Math.sin(angle) * 0.65 - 0.2]
      : [0.3 - Math.cos(angle) * 0.65, 0.2 - Math.sin(angle) * 0.65];
  },
  /** Two arms, one and a quarter turns each. */
  spirals: (t, label) => {
    const angle = 2.5 * Math.PI * t + (label === 0 ? 0 : Math.PI);
    const radius = 0.1 + 0.85 * t;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
  circles: (t, label) => {
    const radius = label === 0 ? 0.35 : 0.85;
    return [radius * Math.cos(2 * Math.PI * t), radius * Math.sin(2 * Math.PI * t)];
  },
  /** Opposite quadrants share a class. */
  xor: (_t, label, random) => {
    const x = random.uniform() * 0.85 + 0.08;
    const y = random.uniform() * 0.85 + 0.08;
    const mirrored = random.uniform() < 0.5;
    return label === 0 ? (mirrored ? [x, y] : [-x, -y]) : mirrored ? [-x, y] : [x, -y];
  },
};

/** `count` points, the classes in turn, with Gaussian noise of standard deviation 0.08 (0.03 for the spirals). */
export function makePoints(dataSet: LabConfig['dataSet'], count: number, random: Random): Point[] {
  const spread = dataSet === 'spirals' ? 0.03 : dataSet === 'xor' ? 0 : noise;
  return Array.from({ length: count }, (_, index) => {
    const label = index % 2 === 0 ? 0 : 1;
    const [x, y] = makers[dataSet](random.uniform(), label, random);
    return { x: x + spread * random.normal(), y: y + spread * random.normal(), label };
  });
}
