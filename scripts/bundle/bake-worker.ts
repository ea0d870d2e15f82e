/** The studio's baking worker. It drives the sandbox's workers, which are bundled by themselves. */
import { bundleBakingThread } from '@/lib/engine/baking/server/bundle-thread.server';
import { bundleBrowserModule, publishFiles } from './browser-module';

/** Returns the URL path of `bakeWorker`, and the file path of the server's `bakingThread`. */
export async function bundleBakeWorker(): Promise<Record<string, string>> {
  const [contents, bakingThread] = await Promise.all([buildBakeWorker(), bundleBakingThread()]);
  return { bakeWorker: `${await publishFiles('bake', { 'worker.js': contents })}/worker.js`, bakingThread };
}

/** A worker has no document, which a package below the Markdown parser asks for in its build for pages. */
export function buildBakeWorker(): Promise<Uint8Array> {
  return bundleBrowserModule('lib/engine/baking/browser/worker.ts', ['worker']);
}
