/** A call as the student would write it: `relu([0.5, -1, …6 more])`. */
import type { Value } from '@/lib/core/exercise/values';
import { formatValue } from './values';

const textLimit = 300;

export function formatCall(name: string, args: readonly Value[]): string {
  const text = `${name}(${args.map(formatValue).join(', ')})`;
  return text.length > textLimit ? `${text.slice(0, textLimit)}…)` : text;
}
