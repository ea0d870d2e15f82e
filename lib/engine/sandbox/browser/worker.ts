/** The browser's sandbox worker: one engine a run, and a fresh one made as soon as the last run's answer is sent. */
import type { FromWorker, ToBrowserWorker } from '../protocol';
import { SpareEngine } from '../quickjs/spare';
import { work } from '../work';

let spare: SpareEngine | null = null;
let problem = 'the worker was not prepared.';

async function receive(message: ToBrowserWorker): Promise<void> {
  switch (message.kind) {
    case 'prepare':
      spare = new SpareEngine(message.module);
      spare.warm();
      return;
    case 'unprepared':
      problem = message.reason;
      return;
    case 'run': {
      if (spare === null) throw new Error(problem);
      work(await spare.take(), message.job, { send, timeoutMs: message.timeoutMs });
      spare.warm();
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
