/** The page under test, bundled by browser-baker.ts: the real client in a real browser, reached through the window. */

import { encodeRevision } from '@/lib/core/exercise/revision-json';
import type { BakingProgress } from '@/lib/engine/baking/bake';
import { type BakeOutcome, browserBaker } from '@/lib/engine/baking/browser/client';
import type { SentFolder, SuggestingProgress } from '@/lib/engine/baking/browser/protocol';

const options = { bakeWorkerUrl: '/bake.js', sandboxWorkerUrl: '/worker.js', wasmUrl: '/quickjs.wasm' };
const baker = browserBaker(options);

function bake(folder: SentFolder, signal?: AbortSignal, onProgress?: (progress: BakingProgress) => void) {
  return baker.bake({ slug: folder.slug, files: new Map(folder.files) }, signal, onProgress);
}

export interface PageBaking {
  readonly outcome: BakeOutcome;
  /** As JSON, since a page's answer loses −0. */
  readonly revision: string | null;
  readonly progress: readonly BakingProgress[];
}

export const bakery = {
  async bake(folder: SentFolder): Promise<PageBaking> {
    const progress: BakingProgress[] = [];
    const outcome = await bake(folder, undefined, (one) => progress.push(one));
    const revision = outcome.kind === 'baked' ? outcome.baking.revision : null;
    return { outcome, revision: revision && JSON.stringify(encodeRevision(revision)), progress };
  },
  /** Aborts the first once its code runs, and bakes the second at once. */
  async replaced(first: SentFolder, second: SentFolder): Promise<readonly string[]> {
    const aborting = new AbortController();
    const running = bake(first, aborting.signal, () => setTimeout(() => aborting.abort(), 50));
    const outcomes = await Promise.all([running, bake(second)]);
    return outcomes.map(({ kind }) => kind);
  },
  /** What is suggested for a folder that bakes, as JSON, and the last that was heard of it. */
  async suggest(folder: SentFolder): Promise<{ suggestions: string; progress: SuggestingProgress | null }> {
    const outcome = await bake(folder);
    if (outcome.kind !== 'baked' || !outcome.baking.revision) throw new Error('It does not bake.');
    let progress: SuggestingProgress | null = null;
    const found = await baker.suggest(outcome.baking.revision, undefined, (one) => {
      progress = one;
    });
    if (found.kind !== 'suggested') throw new Error(`It ended as ${JSON.stringify(found)}.`);
    return { suggestions: JSON.stringify(found.suggestions), progress };
  },
  /** With a deadline that the folder does not keep. */
  async impatient(folder: SentFolder, mostMs: number): Promise<BakeOutcome> {
    const own = browserBaker(options, { mostMs, graceMs: 100 });
    const outcome = await own.bake({ slug: folder.slug, files: new Map(folder.files) });
    own.close();
    return outcome;
  },
};

Object.assign(window, { bakery });
