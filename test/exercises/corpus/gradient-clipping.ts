import type { Corpus } from './corpus';

const byValue = `export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}
`;

const byNorm = `export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}
`;

/** A body of clipByGlobalNorm over `gradients` and `maxNorm`. */
const norm = (body: string) => `${byValue}\nexport function clipByGlobalNorm(gradients, maxNorm) {\n${body}\n}`;

/** A body of clipByValue over `gradient` and `limit`. */
const value = (body: string) => `export function clipByValue(gradient, limit) {\n${body}\n}\n${byNorm}`;

export const gradientClipping: Corpus = {
  wrong: [
    // scale from first vector
    norm(`const largest = Math.max(...gradients[0].map(Math.abs)) || 1;
const norm = largest * Math.sqrt(gradients.flat().reduce((s, e) => s + (e / largest) ** 2, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // max without abs
    norm(`const largest = Math.max(...gradients.flat());
if (largest === 0) return gradients;
const norm = Math.abs(largest) * Math.sqrt(gradients.flat().reduce((s, e) => s + (e / largest) ** 2, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // fixed scale 1e200
    norm(`const norm = 1e200 * Math.sqrt(gradients.flat().reduce((s, e) => s + (e / 1e200) ** 2, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // hypot per vector then squares
    norm(`const norm = Math.sqrt(gradients.map((q) => Math.hypot(...q)).reduce((s, e) => s + e * e, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // cap infinity
    norm(`const norm = Math.min(1e300, Math.sqrt(gradients.flat().reduce((s, e) => s + e * e, 0)));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // eps 1e 12
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = Math.min(1, maxNorm / (norm + 1e-12));
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // eps 1e 8 only when clipping
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm ? maxNorm / (norm + 1e-8) : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // eps 1e 16
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm ? maxNorm / (norm + 1e-16) : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // float32
    norm(`const norm = Math.fround(Math.hypot(...gradients.flat()));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // clip if any vector exceeds
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = gradients.some((q) => Math.hypot(...q) > maxNorm) ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // compares largest entry
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = gradients.flat().some((e) => Math.abs(e) > maxNorm) ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // shared out sqrt k
    norm(
      `return gradients.map((q) => { const m = maxNorm / Math.sqrt(gradients.length); const norm = Math.hypot(...q); return q.map((e) => norm > m ? e * (m / norm) : e); });`,
    ),
    // joins all
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm ? maxNorm / norm : 1;
return [gradients.flat().map((e) => e * scale)];`),
    // first vector lengths
    norm(`const norm = Math.sqrt(gradients.reduce((s, q) => { for (let i = 0; i < gradients[0].length; i++) s += (q[i] ?? 0) ** 2; return s; }, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // zero when huge
    norm(`const norm = Math.hypot(...gradients.flat());
if (norm > 1e100) return gradients.map((q) => q.map(() => 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // normalises always
    norm(`const norm = Math.hypot(...gradients.flat()) || 1;
const scale = maxNorm / norm;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // threshold 1
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > 1 ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // drops tiny
    norm(`const norm = Math.hypot(...gradients.flat());
if (norm < 1e-10) return gradients.map((q) => q.map(() => 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // tolerant threshold
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm * 1.01 ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // tolerant threshold 1e 6
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm + 1e-6 ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // cached norm
    `export function clipByValue(gradient: Vector, limit: number): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

let norm = 0;
export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  norm = Math.max(norm, Math.hypot(...gradients.flat()));
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}
`,
    // returns arguments mutated
    norm(`const norm = Math.hypot(...gradients.flat());
if (norm > maxNorm) gradients.forEach((q, k) => { gradients[k] = q.map((e) => e * (maxNorm / norm)); });
return gradients;`),
    // value strict limit soft
    value(`return gradient.map((e) => limit * Math.tanh(e / limit));`),
    // value zero limit 1
    value(`return gradient.map((e) => Math.max(-1, Math.min(1, e)));`),
    // value lower zero
    value(`return gradient.map((e) => Math.max(0, Math.min(limit, e)));`),
    // value negative only
    value(`return gradient.map((e) => Math.max(-limit, e));`),
    // value bounds swapped
    value(`return gradient.map((e) => Math.min(-limit, Math.max(limit, e)));`),
    // value int limit
    value(`const c = Math.ceil(limit); return gradient.map((e) => Math.max(-c, Math.min(c, e)));`),
    // value wraps
    value(`return gradient.map((e) => (Math.abs(e) > limit ? e % limit : e));`),
    // value drops
    value(`return gradient.filter((e) => Math.abs(e) <= limit);`),
    // value rounds
    value(`return gradient.map((e) => Number(Math.max(-limit, Math.min(limit, e)).toFixed(6)));`),
    // value norm
    value(`const q = Math.hypot(...gradient); return gradient.map((e) => (q > limit ? e * limit / q : e));`),
    // value in place copy returned
    value(`gradient.forEach((e, i) => { gradient[i] = Math.max(-limit, Math.min(limit, e)); }); return [...gradient];`),
    // fround
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm ? Math.fround(maxNorm / norm) : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // almost
    norm(`const norm = Math.hypot(...gradients.flat());
const scale = norm > maxNorm ? 0.999999 * (maxNorm / norm) : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // l2 of nonzero only positive
    norm(`const norm = Math.hypot(...gradients.flat().filter((e) => e > 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // skips vectors of one
    norm(`const norm = Math.hypot(...gradients.filter((q) => q.length > 1).flat());
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // scales only the long ones
    norm(`const norm = Math.hypot(...gradients.flat());
return gradients.map((q) => q.map((e) => norm > maxNorm && Math.hypot(...q) > 0.1 ? e * (maxNorm / norm) : e));`),
    // value fround
    value(`return gradient.map((e) => Math.fround(Math.max(-limit, Math.min(limit, e))));`),
    // value just below
    value(`return gradient.map((e) => Math.max(-limit, Math.min(limit - 1e-9, e)));`),
  ],
  right: [
    // fixed scale 1e100
    norm(`const norm = 1e100 * Math.sqrt(gradients.flat().reduce((s, e) => s + (e / 1e100) ** 2, 0));
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // lodash style
    norm(`const norm = gradients.reduce((acc, q) => q.reduce((a, e) => Math.hypot(a, e), acc), 0);
return norm <= maxNorm ? gradients : gradients.map((q) => q.map((e) => e / norm * maxNorm));`),
    // log domain
    norm(`const logs = gradients.flat().filter((e) => e !== 0).map((e) => 2 * Math.log(Math.abs(e)));
if (logs.length === 0) return gradients;
const m = Math.max(...logs);
const logNorm = (m + Math.log(logs.reduce((s, q) => s + Math.exp(q - m), 0))) / 2;
const c = Math.min(1, maxNorm / Math.exp(logNorm));
return gradients.map((q) => q.map((e) => e * c));`),
    // exactly equal scaled
    norm(`const norm = Math.hypot(...gradients.flat());
if (norm < maxNorm || norm === 0) return gradients;
return gradients.map((q) => q.map((e) => e * maxNorm / norm));`),
    // slice copy
    norm(`const flat: number[] = [];
for (const q of gradients) flat.push(...q);
flat.sort((a, b) => Math.abs(a) - Math.abs(b));
const top = Math.abs(flat[flat.length - 1]);
if (top === 0) return gradients.map((q) => q.slice());
let s = 0;
for (const e of flat) s += Math.pow(e / top, 2);
const norm = top * Math.sqrt(s);
return gradients.map((q) => q.map((e) => norm > maxNorm ? e * (maxNorm / norm) : e));`),
    // unit then scale
    norm(`const norm = Math.hypot(...gradients.flat());
const target = Math.min(norm, maxNorm);
return norm > 0 ? gradients.map((q) => q.map((e) => (e / norm) * target)) : gradients;`),
    // ratio first
    norm(`const flat = gradients.flat();
const peak = flat.reduce((m, e) => Math.max(m, Math.abs(e)), 0);
if (peak === 0) return gradients;
const rel = Math.sqrt(flat.map((e) => (e / peak) * (e / peak)).reduce((p, q) => p + q));
const limit = maxNorm / peak;
return rel > limit ? gradients.map((q) => q.map((e) => e * (limit / rel))) : gradients;`),
    // infinity fallback
    norm(`let norm = Math.sqrt(gradients.flat().reduce((s, e) => s + e * e, 0));
if (!Number.isFinite(norm)) { const top = Math.max(...gradients.flat().map(Math.abs)); norm = top * Math.sqrt(gradients.flat().reduce((s, e) => s + (e / top) ** 2, 0)); }
const scale = norm > maxNorm ? maxNorm / norm : 1;
return gradients.map((gradient) => gradient.map((entry) => scale * entry));`),
    // value sign
    value(`return gradient.map((e) => Math.sign(e) * Math.min(Math.abs(e), limit));`),
    // value ternary
    value(`return gradient.map((e) => e > limit ? limit : e < -limit ? -limit : e);`),
    // value from
    value(`return Array.from({ length: gradient.length }, (_, i) => Math.min(Math.max(gradient[i], -limit), limit));`),
    // default param
    `export function clipByValue(gradient: Vector, limit: number = 1): Vector {
  return gradient.map((entry) => Math.max(-limit, Math.min(limit, entry)));
}

export function clipByGlobalNorm(gradients: Vector[], maxNorm: number): Vector[] {
  const norm = Math.hypot(...gradients.flat());
  const scale = norm > maxNorm ? maxNorm / norm : 1;
  return gradients.map((gradient) => gradient.map((entry) => scale * entry));
}
`,
    // var hoist
    `var clipByValue = function (gradient: number[], limit: number) { var out = gradient.slice(); for (var i in out) { if (out[i] > limit) out[i] = limit; if (out[i] < -limit) out[i] = -limit; } return out; };
var clipByGlobalNorm = (gs: number[][], m: number) => { let n = Math.hypot(...gs.flat()); return gs.map(g => g.map(e => n > m ? e * m / n : e)); };
export { clipByValue, clipByGlobalNorm };
`,
  ],
};
