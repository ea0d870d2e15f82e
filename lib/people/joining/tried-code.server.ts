/** Join codes and invitations are tried by this alone, on pages and in forms: whoever was wrong often waits. */
import 'server-only';
import { headers } from 'next/headers';
import { clientAddress } from '@/lib/platform/http/client-address';
import { slowDownWrong } from '@/lib/platform/limits/slow-down.server';
import { findOpening, type Opening } from './openings.server';

/** Per address; a whole school may share one, so a typing slip or two by everyone must fit. */
const wrongCodes = { name: 'join code', free: 100, windowMs: 15 * 60_000 };

export async function tryCode<T>(look: () => Promise<T>, isWrong: (found: T) => boolean): Promise<T> {
  return slowDownWrong({ ...wrongCodes, key: clientAddress(await headers()) }, { look, isWrong });
}

/** As {@link findOpening}, for the pages of links. */
export const tryOpening = (codeOrToken: string): Promise<Opening | null> =>
  tryCode(
    () => findOpening(codeOrToken),
    (opening) => opening === null,
  );
