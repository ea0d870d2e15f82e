import { z } from 'zod';
import { handle } from '@/app/api/handler';
import { byteOrderMark } from '@/lib/content/exchange/write-csv';
import { readCheckPoints } from '@/lib/teaching/gradebook/checks.server';
import { canvasCsv } from '@/lib/teaching/gradebook/export/canvas';
import { nbgraderCsv } from '@/lib/teaching/gradebook/export/nbgrader';
import { plainCsv } from '@/lib/teaching/gradebook/export/plain';
import { type Gradebook, getGradebook } from '@/lib/teaching/gradebook/gradebook.server';

const params = z.object({ classId: z.uuid().toLowerCase(), format: z.enum(['canvas', 'nbgrader', 'plain']) });

const writers: Record<z.infer<typeof params>['format'], (book: Gradebook) => Promise<string> | string> = {
  canvas: canvasCsv,
  nbgrader: nbgraderCsv,
  // Opened by people, in Excel too.
  plain: async (book) => byteOrderMark + plainCsv(book, await readCheckPoints(book)),
};

export const GET = handle(
  'GET /api/classes/[classId]/grades/[format]',
  { params },
  async ({ caller, params: { format } }) => {
    const book = await getGradebook(caller);
    return new Response(await writers[format](book), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': `attachment; filename="${fileName(book.className, format)}"`,
        'Cache-Control': 'no-store',
      },
    });
  },
);

/** Letters and digits only: the name goes into a header. */
function fileName(className: string, format: string): string {
  const name = className
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return `${name.slice(0, 60) || 'class'}-${format}-${new Date().toISOString().slice(0, 10)}.csv`;
}
