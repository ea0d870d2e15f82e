/** The browser's sandbox worker: one engine a run, and a fresh one made as soon as the last run's answer is sent. */
import type { FromWorker, ToBrowserWorker } from '../protocol';
import { SpareEngine } from '../quickjs/spare';
import { work } from '../work';

let spare: Promise<SpareEngine> | null = null;

async function prepare(wasmUrl: string): Promise<SpareEngine> {
  const engines = new SpareEngine(await WebAssembly.compileStreaming(fetch(wasmUrl)));
  engines.warm();
  return engines;
}

async function receive(message: ToBrowserWorker): Promise<void> {
  switch (message.kind) {
    case 'prepare':
      spare = prepare(message.wasmUrl);
      // A failure is told to the run that needs the engine.
      spare.catch(() => {});
      return;
    case 'run': {
      if (spare === null) throw new Error('The worker was not prepared.');
      const engines = await spare;
      work(await engines.take(), message.job, send);
      engines.warm();
      return;
    }
    default:
      message satisfies never;
  }
}

function send(message: FromWorker): void {
  self.postMessage(message);
}

self.onmessage = (event: MessageEvent<ToBrowserWorker>) => {
  receive(event.data).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : 'unknown error';
    send({ kind: 'done', end: { kind: 'fault', message: `The sandbox could not be started: ${reason}` } });
  });
};
