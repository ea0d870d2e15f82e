/** What `npm run backup` asks of the server that runs beside it. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';

export const postBackup = endpoint({
  method: 'POST',
  path: '/api/backup',
  policy: 'folderOwner',
  output: z.object({ file: z.string(), rows: z.number() }),
});
