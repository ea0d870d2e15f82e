import { handle, json } from '@/app/api/handler';
import { getFolderVersion, putFolder } from '@/lib/authoring/studio/endpoints';
import { getFolder, saveFolder } from '@/lib/authoring/studio/folders.server';

export const GET = handle(getFolderVersion, ({ caller, params, query }) =>
  getFolder(caller, params.slug, query.version),
);

export const PUT = handle(putFolder, async ({ caller, params, body: { files, baseVersion } }) => {
  const result = await saveFolder(caller, params.slug, files, baseVersion);
  return result.kind === 'saved' ? result : json(result, 409);
});
