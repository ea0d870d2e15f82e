import type { FolderSaveAnswer, Theirs } from '@/lib/authoring/studio/autosave';
import { folderConflict, getFolderVersion, putFolder } from '@/lib/authoring/studio/endpoints';
import type { Folder } from '@/lib/authoring/studio/limits';
import { call } from '@/lib/platform/contract/call';

/** Never throws: a lost connection and a busy server are for later. */
export async function sendFolder(slug: string, files: Folder, baseVersion: number): Promise<FolderSaveAnswer> {
  const answer = await call(putFolder, { params: { slug }, body: { files, baseVersion } });
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind !== 'refused') return answer;
  const conflict = folderConflict.safeParse(answer.body);
  if (!conflict.success) return { kind: 'refused', message: answer.message };
  return { kind: 'conflict', latest: theirs(conflict.data.latest) };
}

/** An older version, or without `wanted` the newest; null when it cannot be had. */
export async function fetchVersion(slug: string, wanted?: number): Promise<Theirs | null> {
  const answer = await call(getFolderVersion, { params: { slug }, query: { version: wanted } });
  return answer.kind === 'ok' ? theirs(answer.value) : null;
}

const theirs = ({ savedAt, ...folder }: Omit<Theirs, 'savedAt'> & { readonly savedAt: Date }): Theirs => ({
  ...folder,
  savedAt: savedAt.toISOString(),
});
