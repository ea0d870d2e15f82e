/** The thread that bakes in one file. Returns its path from the working directory. */
import 'server-only';
import { bundleNodeThread } from '@/lib/engine/bundles/node-thread.server';

export function bundleBakingThread(): Promise<string> {
  return bundleNodeThread({ entry: 'lib/engine/baking/server/worker.ts', name: 'baking', format: 'cjs' });
}
