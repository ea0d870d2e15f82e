/**
 * Who tried what, and when: a believable class from a seed. Most students follow the course week by week with a wrong try
 * or two, some are fast, some are stuck on one exercise, some have stopped, a few have not begun.
 */
import { type Random, seededRandom } from '@/lib/core/numeric/random';

export interface DemoExercise {
  readonly slug: string;
  readonly starter: string;
  readonly solution: string;
  /** Sources of known-wrong solutions, the most common first. */
  readonly mistakes: readonly string[];
}

export interface DemoAttempt {
  /** Index of the student. */
  readonly student: number;
  readonly slug: string;
  readonly source: string;
  readonly submittedAt: Date;
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const courseDays = 28;

/** Attempts up to `now`, oldest first. The same seed and exercises give the same plan, moved with `now`. */
export function planDemo(
  students: number,
  exercises: readonly DemoExercise[],
  now: Date,
  seed = 'demo',
): readonly DemoAttempt[] {
  const random = seededRandom(seed);
  const attempts = Array.from({ length: students }, (_, student) => {
    const luck = (((student * 11) % students) + random.uniform()) / students;
    return planStudent(student, luck, exercises, now, random);
  }).flat();
  return attempts.sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime());
}

/** `luck` in [0, 1), spread evenly over the class. */
function planStudent(
  student: number,
  luck: number,
  exercises: readonly DemoExercise[],
  now: Date,
  random: Random,
): DemoAttempt[] {
  const skill = random.uniform();
  const reach = reachOf(exercises.length, luck, random);
  const stuckAt = random.uniform() < 0.2 ? reach - 1 : -1;
  const start = now.getTime() - courseDays * dayMs + random.uniform() * 3 * dayMs;
  return exercises.slice(0, reach).flatMap((exercise, index) => {
    // In the hours after noon of a day that follows the course's pace, a little early or late.
    const day = Math.floor((index * (courseDays - 1)) / exercises.length + random.normal());
    const begun = start + Math.max(0, day) * dayMs + random.uniform() * 9 * 60 * minuteMs;
    const sources = sourcesOf(exercise, skill, index === stuckAt, random);
    let time = begun;
    return sources.flatMap((source) => {
      time += (2 + random.uniform() * 14) * minuteMs;
      return time < now.getTime() ? [{ student, slug: exercise.slug, source, submittedAt: new Date(time) }] : [];
    });
  });
}

/** How many exercises the student has begun: one in ten none, one in five stopped early, the rest most of them. */
function reachOf(exercises: number, luck: number, random: Random): number {
  if (luck < 0.1) return 0;
  if (luck < 0.3) return 1 + random.integer(Math.max(1, Math.ceil(exercises / 3)));
  return Math.max(1, exercises - random.integer(Math.max(1, Math.ceil(exercises / 3))));
}

/** Wrong tries, and then the solution unless stuck. */
function sourcesOf(
  { starter, solution, mistakes }: DemoExercise,
  skill: number,
  stuck: boolean,
  random: Random,
): string[] {
  const wrong = stuck ? 5 + random.integer(5) : Math.floor((1 - skill) * 3 * random.uniform() + 0.4);
  const tries = Array.from({ length: wrong }, (_, index) => {
    if (index === 0 && random.uniform() < 0.15) return starter;
    // The square makes the first mistakes the common ones.
    return mistakes[Math.floor(random.uniform() ** 2 * mistakes.length)] ?? starter;
  });
  return stuck ? tries : [...tries, solution];
}
