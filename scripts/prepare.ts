/** What is made from the sources before anything runs: the database client and the bundles. What is current is skipped. */
import { bundleAll } from './bundle';
import { generateClient } from './generate.mjs';
import { whenStale } from './stale';

/** Returns whether it was made anew. */
export function prepareClient(): Promise<boolean> {
  return whenStale('client', ['prisma/schema.prisma'], 'prisma/generated', async () => generateClient());
}

/** Workers and Monaco, for the server and for browsers. Returns whether they were made anew. */
export function prepareBundles(): Promise<boolean> {
  return whenStale('bundles', ['lib', 'scripts/bundle', 'scripts/bundle.ts'], '.nabla/assets.json', bundleAll);
}
