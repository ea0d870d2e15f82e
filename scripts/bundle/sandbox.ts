/** The sandbox's workers: the browser's with its engine in public/, the server's in .nabla/. */
import { bundleServerWorker, cappedWasm } from '@/lib/engine/sandbox/server/bundle-worker.server';
import { bundleBrowserModule, publishFiles } from './browser-module';

/** Returns the URL paths of `sandboxWorker` and `sandboxWasm`, and the file path of `sandboxServerWorker`. */
export async function bundleSandbox(): Promise<Record<string, string>> {
  const [files, sandboxServerWorker] = await Promise.all([buildBrowserWorker(), bundleServerWorker()]);
  const path = await publishFiles('sandbox', files);
  return { sandboxWorker: `${path}/worker.js`, sandboxWasm: `${path}/quickjs.wasm`, sandboxServerWorker };
}

/** The browser's files by name: its worker and the engine. */
export async function buildBrowserWorker(): Promise<{ 'worker.js': Uint8Array; 'quickjs.wasm': Uint8Array }> {
  const [wasm, script] = await Promise.all([cappedWasm(), bundleBrowserModule('lib/engine/sandbox/browser/worker.ts')]);
  return { 'worker.js': script, 'quickjs.wasm': wasm };
}
