'use server';
/** What the grades page calls. */
import { z } from 'zod';
import { action } from '@/lib/platform/contract/action.server';
import { refuse } from '@/lib/platform/http/form-result';
import { fillCanvasExport } from './export/canvas-fill';
import { getGradebookOfNamed } from './gradebook.server';

/** Bytes; Canvas's export of 3,000 students and 40 assignments is some 700 kB. Next takes a megabyte. */
const largestExport = 900_000;
const file = z.string().max(largestExport, `The file is larger than ${largestExport / 1000} kB.`);

/** Nothing is stored: the file comes, is filled in, and goes back. */
export const fillCanvasExportAction = action({ policy: 'classStaff', input: z.tuple([file]) }, async (staff, text) => {
  const result = fillCanvasExport(text, await getGradebookOfNamed(staff));
  return result.kind === 'filled' ? result.fill : refuse(result.message);
});
