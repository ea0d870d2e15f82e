/** A kind of work that is done after the request that asked for it, by any process, and tried until it is done. */
import type { z } from 'zod';

export interface JobRun {
  readonly id: string;
  /**
   * Say it before the effect that must not happen twice: should the process die after this, nobody tries again, since nobody
   * knows whether it happened.
   */
  begin(): Promise<void>;
}

/** As the worker knows it, whatever its payload. */
export interface AnyJob {
  readonly kind: string;
  /** Throws to be tried again later; {@link GiveUp} where that would be of no use. */
  perform(payload: unknown, run: JobRun): Promise<void>;
}

export interface JobKind<Payload> extends AnyJob {
  readonly schema: z.ZodType<Payload>;
}

interface Definition<Payload> {
  readonly kind: string;
  readonly payload: z.ZodType<Payload>;
  /** As {@link AnyJob.perform}. */
  run(payload: Payload, run: JobRun): Promise<void>;
}

export function defineJob<Payload>({ kind, payload: schema, run }: Definition<Payload>): JobKind<Payload> {
  return { kind, schema, perform: async (stored, job) => run(schema.parse(stored), job) };
}

/** Trying again would not help, or might do it twice. The message is for whoever runs the server. */
export class GiveUp extends Error {
  override readonly name = 'GiveUp';
}
