/** What the studio's page and its baking worker say to each other. Types only; everything is structured-cloneable. */
import type { Revision } from '@/lib/core/exercise/revision';
import type { BakingProgress, BakingResult } from '../bake';
import type { SeenByStudent } from '../seen';
import type { Suggestions } from '../suggest/suggest';
import type { Timing } from '../timing';

/** An exercise's folder as it travels. */
export interface SentFolder {
  readonly slug: string;
  readonly files: readonly (readonly [path: string, text: string])[];
}

export interface SeenMistake {
  readonly mistake: string;
  /** Null where the mistake passes. */
  readonly seen: SeenByStudent | null;
  /** The hint as students read it, rendered and sanitised; '' where none is given. */
  readonly hintHtml: string;
}

/** Baked in a browser: what the server will find as well, and what helps an author besides. */
export interface BrowserBaking extends BakingResult {
  /** One for each mistake of exercise.yaml, in its order; empty where baking did not come to the proofs. */
  readonly seen: readonly SeenMistake[];
  /** Null where there is no revision. */
  readonly timing: Timing | null;
}

/** How many slips are tried, of how many. */
export interface SuggestingProgress {
  readonly step: 'slips';
  readonly done: number;
  readonly total: number;
}

export type ToBaker =
  | { readonly kind: 'prepare'; readonly sandboxWorkerUrl: string; readonly wasmUrl: string }
  | { readonly kind: 'bake'; readonly id: number; readonly folder: SentFolder }
  /** What the checks of a clean baking do not see yet. */
  | { readonly kind: 'suggest'; readonly id: number; readonly revision: Revision }
  /** Ends what is under way. Its answer is `cancelled`. */
  | { readonly kind: 'cancel' };

export type FromBaker =
  | { readonly kind: 'progress'; readonly id: number; readonly progress: BakingProgress | SuggestingProgress }
  | { readonly kind: 'baked'; readonly id: number; readonly baking: BrowserBaking }
  | { readonly kind: 'suggested'; readonly id: number; readonly suggestions: Suggestions }
  | { readonly kind: 'cancelled'; readonly id: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };
