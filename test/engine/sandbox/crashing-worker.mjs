/** Stands in for the pool's worker: dies, throws or answers, as the source says. */
export function run({ job, port }) {
  if (job.source === 'crash') process.exit(1);
  if (job.source === 'throw') throw new Error('thrown by the worker');
  port.postMessage({ kind: 'started' });
  port.postMessage({ kind: 'done', end: { kind: 'completed', console: [], fuelUsed: 0 } });
  port.close();
}
