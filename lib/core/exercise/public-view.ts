/** What of a revision may reach a student's browser: nothing hidden, no answer that is not needed for instant grading. */
import type { BakedMistake, Revision } from './revision';

/**
 * The revision without hidden checks, solution, questions' answers, and hints. Mistakes keep their nudge and the fingerprint on public checks;
 * those recognised by hidden checks alone are left out, and so are titles, which are for staff. The id stays that of the full revision.
 */
export function publicView(revision: Revision): Revision {
  const checks = revision.checks.filter(({ visibility }) => visibility === 'public');
  const hidden = revision.checks.filter(({ visibility }) => visibility === 'hidden');
  const names = new Set(checks.map(({ name }) => name));
  // Every field is named, so that a field added to Revision is withheld until someone decides otherwise.
  return {
    format: revision.format,
    id: revision.id,
    slug: revision.slug,
    title: revision.title,
    summary: revision.summary,
    concepts: revision.concepts,
    prerequisites: revision.prerequisites,
    functions: revision.functions,
    limits: revision.limits,
    lesson: revision.lesson,
    starter: revision.starter,
    checks,
    mistakes: revision.mistakes.map((mistake) => publicMistake(mistake, names)).filter(isRecognisable),
    questions: [],
    solution: null,
    withheld: {
      checks: revision.withheld.checks + hidden.length,
      points: revision.withheld.points + hidden.reduce((sum, { points }) => sum + points, 0),
    },
  };
}

function publicMistake({ id, nudge, fingerprint }: BakedMistake, names: ReadonlySet<string>): BakedMistake {
  return { id, title: '', nudge, hint: '', fingerprint: fingerprint.filter(({ check }) => names.has(check)) };
}

function isRecognisable({ fingerprint }: BakedMistake): boolean {
  return fingerprint.length > 0;
}
