/** The thread that hashes passwords in one file. Returns its path from the working directory. */
import 'server-only';
import { bundleNodeThread } from '@/lib/engine/bundles/node-thread.server';

export function bundleHashingThread(): Promise<string> {
  return bundleNodeThread({ entry: 'lib/people/accounts/hashing/thread.ts', name: 'hashing', format: 'esm' });
}
