import { browserStorage } from '@/lib/client/documents/storage';
import type { FindSource } from '@/lib/engine/lab/browser/session';
import { contracts } from '@/lib/engine/lab/own/codes';
import { workbenchApi } from '@/lib/learning/workbench/api';
import { listVisitorAttempts } from '@/lib/learning/workbench/visitor-record';

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
