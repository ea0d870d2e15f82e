/** The studio's baking worker: the same baking as on the server, over a browser sandbox of its own, without a witness of trusted code. */

import { renderMarkdown } from '@/lib/content/lesson/render';
import type { ExerciseFiles } from '@/lib/core/exercise/folder';
import type { Revision } from '@/lib/core/exercise/revision';
import type { Sandbox } from '@/lib/core/grader/sandbox-port';
import { type BrowserSandbox, browserSandbox } from '@/lib/engine/sandbox/browser/client';
import { type BakingProgress, bake } from '../bake';
import type { Proof } from '../prove';
import { seenByStudent } from '../seen';
import { type Suggestions, suggest } from '../suggest/suggest';
import { timeCases } from '../timing';
import type { BrowserBaking, FromBaker, SeenMistake, SentFolder, SuggestingProgress, ToBaker } from './protocol';

/** Author's code runs in workers of its own: one that hangs leaves this one free to be told to stop. */
let sandbox: BrowserSandbox | null = null;
let running: AbortController | null = null;

function receive(message: ToBaker): void {
  switch (message.kind) {
    case 'prepare':
      sandbox = browserSandbox({ workerUrl: message.sandboxWorkerUrl, wasmUrl: message.wasmUrl });
      sandbox.warm();
      return;
    case 'bake':
      void answer(message.id, (tools) => bakeFolder(message.folder, tools));
      return;
    case 'suggest':
      void answer(message.id, (tools) => suggestFor(message.revision, tools));
      return;
    case 'cancel':
      running?.abort();
      sandbox?.close();
      sandbox?.warm();
      return;
    default:
      message satisfies never;
  }
}

interface Tools {
  readonly sandbox: Sandbox;
  readonly onProgress: (progress: BakingProgress | SuggestingProgress) => void;
}

async function answer(id: number, work: (tools: Tools) => Promise<FromBakerAnswer>): Promise<void> {
  const own = new AbortController();
  running = own;
  try {
    if (!sandbox) throw new Error('The worker was not prepared.');
    const onProgress: Tools['onProgress'] = (progress) => {
      if (!own.signal.aborted) send({ kind: 'progress', id, progress });
    };
    const answered = await work({ sandbox: whileNot(own.signal, sandbox), onProgress });
    send(own.signal.aborted ? { kind: 'cancelled', id } : { ...answered, id });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    send(own.signal.aborted ? { kind: 'cancelled', id } : { kind: 'failed', id, message });
  }
}

type FromBakerAnswer =
  | { readonly kind: 'baked'; readonly baking: BrowserBaking }
  | { readonly kind: 'suggested'; readonly suggestions: Suggestions };

/** Once aborted, no further run is begun: the rest of the work falls through in no time. */
function whileNot(signal: AbortSignal, { run }: Sandbox): Sandbox {
  return {
    run: async (job, onGroup) => (signal.aborted ? { kind: 'fault', message: 'cancelled' } : run(job, onGroup)),
  };
}

async function bakeFolder({ slug, files }: SentFolder, { sandbox: own, onProgress }: Tools): Promise<FromBakerAnswer> {
  const folder: ExerciseFiles = { slug, files: new Map(files) };
  const result = await bake(folder, { sandbox: own, witness: null, onProgress });
  const seen = await Promise.all((result.proofs ?? []).filter(({ kind }) => kind === 'mistake').map(seenOf));
  const timing = result.revision ? await timeCases(result.revision, own, () => performance.now()) : null;
  return { kind: 'baked', baking: { ...result, seen, timing } };
}

async function suggestFor(revision: Revision, { sandbox: own, onProgress }: Tools): Promise<FromBakerAnswer> {
  const onSlip = (done: number, total: number) => onProgress({ step: 'slips', done, total });
  return { kind: 'suggested', suggestions: await suggest(revision, { sandbox: own, onProgress: onSlip }) };
}

async function seenOf({ file, report }: Proof): Promise<SeenMistake> {
  const mistake = file.slice('mistakes/'.length, -'.ts'.length);
  const seen = seenByStudent(report);
  return { mistake, seen, hintHtml: seen && seen.hint !== '' ? await renderMarkdown(seen.hint) : '' };
}

function send(message: FromBaker): void {
  self.postMessage(message);
}

self.onmessage = (event: MessageEvent<ToBaker>) => receive(event.data);
