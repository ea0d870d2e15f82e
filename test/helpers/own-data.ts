import { writeOwnData } from '@/lib/people/privacy/export.server';
import type { Viewer } from '@/lib/platform/session/viewer';

/** What somebody gets who downloads their data, read again. */
export async function downloadOwnData(viewer: Viewer) {
  let text = '';
  for await (const piece of writeOwnData(viewer)) text += piece;
  return JSON.parse(text);
}
