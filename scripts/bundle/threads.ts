/** The server's own threads, besides those that bake and run code. */
import { bundleNodeThread } from '@/lib/engine/bundles/node-thread.server';
import { hashingThread } from '@/lib/people/accounts/hashing/pool.server';
import { renderingThread } from '@/lib/platform/rendering/render.server';

/** Returns the file paths of `hashingThread` and `renderingThread`. */
export async function bundleThreads(): Promise<Record<string, string>> {
  const [hashing, rendering] = await Promise.all([hashingThread, renderingThread].map(bundleNodeThread));
  return { hashingThread: hashing ?? '', renderingThread: rendering ?? '' };
}
