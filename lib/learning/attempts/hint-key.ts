/** Under what a hint that was asked for is recorded: a mistake's id, which has no slash, or the number of a hidden check and the step. */
import type { Revision } from '@/lib/core/exercise/revision';

export function checkHintKey(check: number, step: number): string {
  return `${check}/${step}`;
}

/** For staff: the misconception, or which hint of which hidden check. The key itself where the exercise no longer knows it. */
export function hintTitle({ mistakes, checks }: Revision, key: string): string {
  const [number, step] = key.split('/');
  const check = checks.filter(({ visibility }) => visibility === 'hidden')[Number(number) - 1];
  if (step !== undefined && check !== undefined) return `hint ${step} of the hidden check “${check.name}”`;
  return mistakes.find(({ id }) => id === key)?.title ?? key;
}
