import { InvalidRequest } from '@/lib/platform/http/errors';
import { type Folder, folderSchema } from './limits';

/** @throws InvalidRequest for files that cannot be in an exercise, with everything that is wrong */
export function requireFolder(files: Folder): Folder {
  const parsed = folderSchema.safeParse(files);
  if (parsed.success) return parsed.data;
  throw new InvalidRequest(parsed.error.issues.map(({ message }) => message).join(' '));
}
