/**
 * Box-constrained linear least squares: minimise Σ (weight · (Σ slopeₖ tₖ − goal))² over t in [0, 1]^n. Coordinate descent
 * finds which tₖ stand at a bound; an active-set step (normal equations over the others) makes the rest exact.
 */

/** Σ slopeₖ tₖ = goal, give or take `allowance`. */
export interface Equation {
  readonly goal: number;
  readonly terms: readonly { readonly kink: number; readonly slope: number }[];
  readonly allowance: number;
}

const rounds = 40;
const sweepsARound = 25;

/**
 * Weighed by their slopes, equations are well conditioned, which finds every answer that is right but for rounding. An answer
 * that uses up its allowances may need them as weights; those can differ by many orders, so they are tried second.
 * @returns t, each in [0, 1]
 */
export function fitInBox(count: number, equations: readonly Equation[]): number[] {
  const usable = equations.filter((equation) => slopeOf(equation) > 0 && Number.isFinite(equation.goal));
  const bySlope = minimise(count, usable, (equation) => 1 / slopeOf(equation));
  if (areMet(usable, bySlope)) return bySlope;
  const byAllowance = minimise(count, usable, ({ allowance }) => 1 / allowance);
  return areMet(usable, byAllowance) ? byAllowance : bySlope;
}

function minimise(count: number, equations: readonly Equation[], weigh: (equation: Equation) => number): number[] {
  const { gram, right } = normalEquations(count, equations, weigh);
  let t = new Array<number>(count).fill(0.5);
  for (let round = 0; round < rounds && !areMet(equations, t); round++) {
    descend(t, gram, right, sweepsARound);
    const polished = solveFree(t, gram, right);
    if (areMet(equations, polished) || objective(polished, gram, right) < objective(t, gram, right)) t = polished;
  }
  return t;
}

/** A tenth of the allowance, so that rounding cannot tip what is met over the edge. */
function areMet(equations: readonly Equation[], t: readonly number[]): boolean {
  return equations.every(({ goal, terms, allowance }) => {
    const sum = terms.reduce((total, { kink, slope }) => total + slope * (t[kink] ?? 0), 0);
    return Math.abs(sum - goal) <= 0.1 * allowance;
  });
}

/** Weighted slopes are scaled to at most 1, which changes nothing but keeps squares in range. */
function normalEquations(count: number, equations: readonly Equation[], weigh: (equation: Equation) => number) {
  const gram = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  const right = new Array<number>(count).fill(0);
  const largest = Math.max(...equations.map((equation) => weigh(equation) * slopeOf(equation)));
  for (const equation of equations) {
    const scale = weigh(equation) / largest;
    for (const a of equation.terms) {
      right[a.kink] = (right[a.kink] ?? 0) + a.slope * scale * (equation.goal * scale);
      const row = gram[a.kink];
      if (row === undefined) continue;
      for (const b of equation.terms) row[b.kink] = (row[b.kink] ?? 0) + a.slope * scale * (b.slope * scale);
    }
  }
  return { gram, right };
}

function slopeOf({ terms }: Equation): number {
  return Math.max(...terms.map(({ slope }) => Math.abs(slope)));
}

type Matrix = readonly (readonly number[])[];

/** One-dimensional minimisation along each tₖ in turn. Lowers the objective at every step. */
function descend(t: number[], gram: Matrix, right: readonly number[], sweeps: number): void {
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const [k, row] of gram.entries()) {
      const diagonal = row[k] ?? 0;
      if (diagonal <= 0) continue;
      const old = t[k] ?? 0;
      const residual = (right[k] ?? 0) - row.reduce((sum, value, j) => sum + value * (t[j] ?? 0), 0);
      t[k] = Math.min(1, Math.max(0, old + residual / diagonal));
    }
  }
}

/** Solves for the tₖ strictly inside the box with the others held, and goes towards it as far as the box allows. */
function solveFree(t: readonly number[], gram: Matrix, right: readonly number[]): number[] {
  const inside = t.flatMap((value, k) => (value > 0 && value < 1 ? [k] : []));
  const system = inside.map((k) => {
    const held = t.reduce((sum, value, j) => (inside.includes(j) ? sum : sum + (gram[k]?.[j] ?? 0) * value), 0);
    return [...inside.map((j) => gram[k]?.[j] ?? 0), (right[k] ?? 0) - held];
  });
  const solution = eliminate(system);
  const goals = new Map(inside.map((k, position) => [k, solution[position] ?? t[k] ?? 0]));
  let step = 1;
  for (const [k, goal] of goals) {
    const from = t[k] ?? 0;
    if (goal > 1) step = Math.min(step, (1 - from) / (goal - from));
    if (goal < 0) step = Math.min(step, from / (from - goal));
  }
  return t.map((value, k) => Math.min(1, Math.max(0, value + step * ((goals.get(k) ?? value) - value))));
}

/** Gaussian elimination with pivoting over rows [coefficients…, right side]; unknowns without a usable pivot are left undefined. */
function eliminate(system: number[][]): (number | undefined)[] {
  const count = system.length;
  const largest = Math.max(0, ...system.map((row, k) => Math.abs(row[k] ?? 0)));
  const solved: (number | undefined)[] = new Array(count).fill(undefined);
  const rowOf: number[] = [];
  const used = new Set<number>();
  for (let column = 0; column < count; column++) {
    let pivot = -1;
    for (let row = 0; row < count; row++) {
      if (used.has(row)) continue;
      if (pivot < 0 || Math.abs(system[row]?.[column] ?? 0) > Math.abs(system[pivot]?.[column] ?? 0)) pivot = row;
    }
    const pivotRow = system[pivot];
    const head = pivotRow?.[column] ?? 0;
    if (pivotRow === undefined || Math.abs(head) <= 1e-13 * largest) continue;
    used.add(pivot);
    rowOf[column] = pivot;
    for (const [index, row] of system.entries()) {
      if (index === pivot) continue;
      const factor = (row[column] ?? 0) / head;
      if (factor === 0) continue;
      for (let j = column; j <= count; j++) row[j] = (row[j] ?? 0) - factor * (pivotRow[j] ?? 0);
    }
  }
  for (let column = 0; column < count; column++) {
    const row = system[rowOf[column] ?? -1];
    if (row !== undefined) solved[column] = (row[count] ?? 0) / (row[column] ?? 1);
  }
  return solved;
}

/** t·G·t − 2 r·t: the sum of squares without its constant. */
function objective(t: readonly number[], gram: Matrix, right: readonly number[]): number {
  return t.reduce((sum, value, k) => {
    const row = gram[k]?.reduce((total, entry, j) => total + entry * (t[j] ?? 0), 0) ?? 0;
    return sum + value * (row - 2 * (right[k] ?? 0));
  }, 0);
}
