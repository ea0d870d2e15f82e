import type { FindSource } from '@/lib/lab/browser/session';
import { contracts } from '@/lib/lab/own/codes';
import { workbenchApi } from '@/lib/workbench/api';
import { browserStorage } from '@/lib/workbench/storage';
import { listVisitorAttempts } from '@/lib/workbench/visitor-record';

/** The last passing attempt: the account's, or what this browser keeps for a visitor. */
export function ownSource(signedIn: boolean): FindSource {
  return async (exercise) => {
    const { title } = contracts[exercise];
    const unsolved = `You have not solved the exercise “${title}” yet, so there is no code of yours to train with.`;
    const answer = signedIn ? await workbenchApi.getAttempts(exercise) : null;
    if (answer && answer.kind !== 'ok')
      return { kind: 'none', message: 'Your attempts could not be loaded. Press “Reset” to try again.' };
    const attempts = answer ? answer.value.attempts : listVisitorAttempts(browserStorage, exercise);
    const passed = attempts.find((attempt) => attempt.outcome === 'passed');
    return passed ? { kind: 'found', source: passed.source } : { kind: 'none', message: unsolved };
  };
}
