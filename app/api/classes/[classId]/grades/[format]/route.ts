import { z } from 'zod';
import { handle } from '@/app/api/handler';
import { getGradesFile } from '@/lib/teaching/gradebook/endpoints';
import { download, formatNamed } from '@/lib/teaching/gradebook/export/format';
import { exportFormats } from '@/lib/teaching/gradebook/export/formats.server';
import { getGradebookOfNamed } from '@/lib/teaching/gradebook/gradebook.server';

const named = z.object({ format: formatNamed(exportFormats) });

export const GET = handle(getGradesFile, async ({ caller, params }) =>
  download(named.parse(params).format, await getGradebookOfNamed(caller), new Date()),
);
