/**
 * Baking: an exercise's folder → an immutable revision, or everything that is wrong with it. Parse, compute and witness the
 * expected values, freeze, prove. Runs in Node and in a browser; what it runs on comes as parameters.
 */

import { lessonProblems } from '@/lib/content/lesson/problems';
import type { BakedCheck } from '@/lib/core/exercise/checks/registry';
import { type Diagnostic, hasErrors } from '@/lib/core/exercise/diagnostics';
import { type ExerciseFiles, textOf } from '@/lib/core/exercise/folder';
import { parseExercise } from '@/lib/core/exercise/parse';
import type { BakedMistake, Limits, Revision } from '@/lib/core/exercise/revision';
import { revisionFormat } from '@/lib/core/exercise/revision';
import { encodeRevision } from '@/lib/core/exercise/revision-json';
import type { ExerciseSpec } from '@/lib/core/exercise/schema';
import { allSignatures, contractSignatures } from '@/lib/core/exercise/signatures';
import { jobOf, planOf } from '@/lib/core/grader/plan';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import type { Agreement } from './agreement';
import { bakeChecks } from './bake-checks';
import { bakingFuel, fuelIn } from './call';
import { fingerprintsOf } from './fingerprint';
import { type MistakeMatrix, type Proof, prove } from './prove';
import type { OpenWitness, Witness } from './witness';

export interface BakingTools {
  readonly sandbox: Sandbox;
  /** Null where reference.ts cannot be trusted to run, as in the studio. */
  readonly witness: Witness | null;
  readonly onProgress?: (progress: BakingProgress) => void;
}

/** Where baking is. `total` is 1 where a step has no parts. */
export interface BakingProgress {
  readonly step: 'expected' | 'fingerprints' | 'proofs';
  readonly done: number;
  readonly total: number;
}

export interface BakingResult {
  /** Null where there are errors. */
  readonly revision: Revision | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Null where baking did not come to the proofs. */
  readonly matrix: MistakeMatrix | null;
  /** What witnesses say of each check that could be computed. */
  readonly agreements: readonly Agreement[];
  /** What became of each file of code, graded. Null where baking did not come to the proofs. */
  readonly proofs: readonly Proof[] | null;
}

/** Everyone gets this much: about a quarter of a second of a loop that does nothing. The course's solutions use 1 to 20. */
const leastFuel = 1_000;
/** A student's formula may be this many times as costly as the solution's. */
const fuelFactor = 50;

/** Never throws for anything that an author wrote. */
export async function bake(folder: ExerciseFiles, tools: BakingTools): Promise<BakingResult> {
  const { spec, diagnostics: parsed, lineOf } = parseExercise(folder);
  const diagnostics = [...parsed, ...lessonProblems(textOf(folder, 'lesson.md'))];
  const raw = { revision: null, matrix: null, agreements: [], proofs: null };
  if (!spec) return { ...raw, diagnostics };
  const opened = await openWitness(folder, tools);
  if ('problem' in opened) return { ...raw, diagnostics: [...diagnostics, opened.problem] };
  const signatures = allSignatures(spec);
  const solution = textOf(folder, 'solution.ts');
  const { slug } = folder;
  const { sandbox, onProgress } = tools;
  onProgress?.({ step: 'expected', done: 0, total: 1 });
  const checked = await bakeChecks({ slug, spec, signatures, solution, sandbox, witness: opened.witness, lineOf });
  const { agreements } = checked;
  const told = [...diagnostics, ...checked.diagnostics];
  if (!checked.checks) return { ...raw, diagnostics: told, agreements };
  onProgress?.({ step: 'fingerprints', done: 0, total: 1 });
  const draft = await freeze(folder, spec, checked.checks, sandbox);
  const onProof = (done: number, total: number) => onProgress?.({ step: 'proofs', done, total });
  const { matrix, proofs, diagnostics: proven } = await prove(draft, spec, folder, sandbox, lineOf, onProof);
  const all = [...told, ...proven];
  const revision = hasErrors(all) ? null : { ...draft, id: await contentId(draft) };
  return { revision, diagnostics: all, matrix, agreements, proofs };
}

async function openWitness(
  folder: ExerciseFiles,
  { witness }: BakingTools,
): Promise<{ witness: OpenWitness | null } | { problem: Diagnostic }> {
  const reference = folder.files.get('reference.ts');
  if (!witness || reference === undefined) return { witness: null };
  try {
    return { witness: await witness.open(reference) };
  } catch (error) {
    const fix = 'Mend it: it imports @tensorflow/tfjs, and exports the forward functions of the exercise.';
    const message = `reference.ts does not load: ${error instanceof Error ? error.message : String(error)}`;
    return { problem: { severity: 'error', file: 'reference.ts', line: null, field: null, message, fix } };
  }
}

async function freeze(
  folder: ExerciseFiles,
  spec: ExerciseSpec,
  checks: readonly BakedCheck[],
  sandbox: Sandbox,
): Promise<Revision> {
  const { title, summary, concepts, prerequisites, questions } = spec;
  const limits: Limits = {
    timeoutMs: spec.limits.timeoutMs,
    memoryBytes: spec.limits.memoryMiB * 2 ** 20,
    fuel: leastFuel,
  };
  const signatures = allSignatures(spec);
  const sources = spec.mistakes.flatMap(({ id, also }) =>
    [id, ...also].map((name) => ({ id, source: textOf(folder, `mistakes/${name}.ts`) })),
  );
  const fingerprints = await fingerprintsOf(sources, checks, signatures, sandbox, fuelIn(limits.timeoutMs));
  const mistakes = spec.mistakes.map(({ id, title: misconception, nudge, hint }): BakedMistake => {
    return { id, title: misconception, nudge, hint, fingerprint: fingerprints.get(id) ?? [] };
  });
  const revision: Revision = {
    format: revisionFormat,
    id: '',
    slug: folder.slug,
    title,
    summary,
    concepts,
    prerequisites,
    functions: contractSignatures(spec),
    limits,
    lesson: textOf(folder, 'lesson.md'),
    starter: textOf(folder, 'starter.ts'),
    checks,
    mistakes,
    questions,
    solution: textOf(folder, 'solution.ts'),
    withheld: { checks: 0, points: 0 },
  };
  return { ...revision, limits: { ...limits, fuel: await calibrate(revision, sandbox) } };
}

/** Fuel is counted, not timed, so what the solution uses is the same number on every machine. */
async function calibrate(revision: Revision, sandbox: Sandbox): Promise<number> {
  const generous = { ...revision, limits: { ...revision.limits, timeoutMs: 60_000, fuel: bakingFuel } };
  const run = await sandbox.run(jobOf(planOf(generous), generous, revision.solution ?? ''));
  return run.kind === 'completed' ? Math.max(leastFuel, fuelFactor * run.fuelUsed) : leastFuel;
}

/** SHA-256 of the canonical JSON (keys in order), the first 32 hexadecimal digits. */
export async function contentId(revision: Revision): Promise<string> {
  const { id: _, ...content } = encodeRevision(revision);
  const bytes = new TextEncoder().encode(JSON.stringify(content, sortedKeys));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .slice(0, 32);
}

function sortedKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
