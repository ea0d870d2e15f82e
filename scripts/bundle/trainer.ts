/** The Gradient lab's worker with TensorFlow.js. */
import { bundleBrowserModule, publishFiles } from './browser-module';

/** Returns the URL path of `labWorker`. */
export async function bundleTrainer(): Promise<Record<string, string>> {
  const contents = await bundleBrowserModule('lib/engine/lab/browser/worker.ts');
  return { labWorker: `${await publishFiles('trainer', { 'worker.js': contents })}/worker.js` };
}
