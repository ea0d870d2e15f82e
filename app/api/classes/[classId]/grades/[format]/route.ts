import { z } from 'zod';
import { handle } from '@/app/api/handler';
import { download, formatNamed } from '@/lib/teaching/gradebook/export/format';
import { exportFormats } from '@/lib/teaching/gradebook/export/formats.server';
import { getGradebook } from '@/lib/teaching/gradebook/gradebook.server';

const params = z.object({ classId: z.uuid().toLowerCase(), format: formatNamed(exportFormats) });

export const GET = handle(
  'GET /api/classes/[classId]/grades/[format]',
  { params },
  async ({ caller, params: { format } }) => download(format, await getGradebook(caller), new Date()),
);
