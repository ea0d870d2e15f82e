/** Before tests that run student code, start processes or open a browser: all that those load. */
import { prepareBundles, prepareClient } from '@/scripts/prepare';

export async function setup(): Promise<void> {
  await prepareClient();
  await prepareBundles();
}
