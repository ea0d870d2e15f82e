/** The floor: the solution's functions called by V8 itself, on the inputs of the public checks, without any sandbox. */

import { publicView } from '@/lib/core/exercise/public-view';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Value } from '@/lib/core/exercise/values';
import { planOf } from '@/lib/core/grader/plan';
import { transpile } from '@/lib/engine/sandbox/quickjs/transpile';
import { type Spread, time } from './measure';

type Functions = Readonly<Record<string, (...args: Value[]) => Value>>;

/** Milliseconds for all calls of one Run. */
export async function plainCalls(revision: Revision): Promise<Spread> {
  const transpiled = transpile(revision.solution ?? '');
  if (!transpiled.ok) throw new Error(`The solution of ${revision.slug} does not parse.`);
  const module: Functions = await import(`data:text/javascript,${encodeURIComponent(transpiled.code)}`);
  const groups = planOf(publicView(revision)).checks.map(({ calls }) => calls);
  const callAll = () => {
    for (const calls of groups) {
      const results: Value[] = [];
      for (const call of calls) {
        const args = call.args.map((one) => (one.kind === 'value' ? one.value : (results[one.call] ?? 0)));
        results.push(module[call.function]?.(...args) ?? 0);
      }
    }
  };
  // V8 compiles what is called often.
  await time(200, 500, callAll);
  return time(200, 500, callAll);
}
