/** The server's thread that hashes passwords. */
import { bundleHashingThread } from '@/lib/people/accounts/hashing/bundle-thread.server';

/** Returns the file path of `hashingThread`. */
export async function bundleHashing(): Promise<Record<string, string>> {
  return { hashingThread: await bundleHashingThread() };
}
