/** `check [slug…] [--watch]`: everything that is wrong, once or after every change. */

import { hasErrors } from '@/lib/core/exercise/diagnostics';
import { autodiffWitness } from '@/lib/engine/baking/autodiff.server';
import type { BakingTools } from '@/lib/engine/baking/bake';
import { bakeCourse } from '@/lib/engine/baking/baked-course.server';
import { serverSandbox } from '@/lib/engine/sandbox/server/pool.server';
import { print } from './print';
import { watchFolders } from './watch';

const root = 'exercises';

/** Bakes and reports everything. Returns the exit status. */
export async function check(args: readonly string[]): Promise<number> {
  const slugs = args.filter((arg) => !arg.startsWith('--'));
  const unknown = args.find((arg) => arg.startsWith('--') && arg !== '--watch');
  if (unknown !== undefined) {
    console.error(`There is no option ${unknown}. Use --watch, or none.`);
    return 2;
  }
  const sandbox = serverSandbox();
  try {
    const tools = { sandbox, witness: autodiffWitness };
    const isWell = await checkOnce(tools, slugs);
    if (!args.includes('--watch')) return isWell ? 0 : 1;
    await watch(tools, slugs);
    return 0;
  } finally {
    await sandbox.close();
  }
}

async function checkOnce(tools: BakingTools, slugs: readonly string[]): Promise<boolean> {
  const baked = await bakeCourse(tools, root, slugs.length > 0 ? slugs : undefined);
  for (const exercise of baked) print(exercise);
  return !baked.some(({ diagnostics }) => hasErrors(diagnostics));
}

/** Until Ctrl+C. */
async function watch(tools: BakingTools, slugs: readonly string[]): Promise<void> {
  const watching = watchFolders(root, slugs, async (slug) => {
    console.log(`\n${new Date().toLocaleTimeString()}  ${slug} has changed`);
    // A file that is half written, or a folder that is gone, must not end the watch.
    await checkOnce(tools, [slug]).catch((error: unknown) => console.error(String(error)));
  });
  const names = slugs.length > 0 ? slugs.map((slug) => `${root}/${slug}`).join(', ') : `${root}/`;
  console.log(`\nWatching ${names}. Ctrl+C ends it.`);
  await new Promise<void>((resolve) => process.once('SIGINT', () => resolve()));
  await watching.close();
}
