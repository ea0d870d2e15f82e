/** A thread that derives keys from passwords, one at a time. It gives way to everything else that the machine does. */
import { type ScryptOptions, scryptSync } from 'node:crypto';
import { setPriority } from 'node:os';

export interface HashingTask {
  readonly password: string;
  readonly salt: Uint8Array;
  /** Bytes of the key. */
  readonly length: number;
  readonly options: ScryptOptions;
}

// Only Linux gives each thread a priority of its own; elsewhere this would be the whole server's.
if (process.platform === 'linux') setPriority(3);

export function deriveKey({ password, salt, length, options }: HashingTask): Uint8Array {
  return new Uint8Array(scryptSync(password, salt, length, options));
}
