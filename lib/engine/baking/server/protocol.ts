/** What the server and a thread that bakes say to each other. Types only; everything is structured-cloneable. */
import type { SandboxJob, SandboxRun } from '@/lib/core/grader/sandbox-port';
import type { BakingResult } from '../bake';
import type { SentFolder } from '../browser/protocol';

export type ToBakingThread =
  | { readonly kind: 'bake'; readonly folder: SentFolder }
  | { readonly kind: 'ran'; readonly id: number; readonly run: SandboxRun };

export type FromBakingThread =
  /** Code of the author's, for the sandbox: it never runs in the thread itself. */
  | { readonly kind: 'run'; readonly id: number; readonly job: SandboxJob }
  | { readonly kind: 'baked'; readonly result: BakingResult }
  | { readonly kind: 'failed'; readonly message: string };
