/** Where the pre-bundled workers and Monaco are; written by scripts/bundle.ts. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import 'server-only';

let assets: Record<string, string> | undefined;

/**
 * The URL path (or, for a server worker, the file path) of a bundle.
 * @throws Error when the bundles have not been built, naming the command that builds them.
 */
export function assetUrl(key: string): string {
  assets ??= JSON.parse(readFileSync(join(process.cwd(), '.nabla/assets.json'), 'utf8')) as Record<string, string>; // our own file
  const url = assets[key];
  if (!url) throw new Error(`No bundle named "${key}": run "npm start" (or "npx tsx scripts/bundle.ts") to build it.`);
  return url;
}
