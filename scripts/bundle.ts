/**
 * Bundles what Next does not: workers and Monaco, with esbuild, into public/ (browser) and .nabla/ (server). File names
 * carry a content hash, so that they can be cached for ever; `.nabla/assets.json` says where everything went.
 */
import { mkdir, writeFile } from 'node:fs/promises';

/** Returns asset key → URL path, or file path for a server worker. */
export type Bundle = () => Promise<Record<string, string>>;

import { bundleBakeWorker } from './bundle/bake-worker';
import { bundleMonaco } from './bundle/monaco';
import { bundleSandbox } from './bundle/sandbox';
import { bundleThreads } from './bundle/threads';
import { bundleTrainer } from './bundle/trainer';

const bundles: Bundle[] = [bundleBakeWorker, bundleMonaco, bundleSandbox, bundleThreads, bundleTrainer];

export async function bundleAll(): Promise<void> {
  const assets = Object.assign({}, ...(await Promise.all(bundles.map((bundle) => bundle()))));
  await mkdir('.nabla', { recursive: true });
  await writeFile('.nabla/assets.json', `${JSON.stringify(assets, null, 2)}\n`);
}

if (process.argv[1]?.endsWith('bundle.ts')) await bundleAll();
