'use server';
/** What the grades page calls. */
import { z } from 'zod';
import { type FormResult, refuse } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { type CanvasFill, fillCanvasExport } from './export/canvas-fill';
import { getGradebook } from './gradebook.server';

/** Bytes; Canvas's export of 3,000 students and 40 assignments is some 700 kB. Next takes a megabyte. */
const largestExport = 900_000;

/** Nothing is stored: the file comes, is filled in, and goes back. */
export async function fillCanvasExportAction(classId: string, text: string): Promise<FormResult<CanvasFill>> {
  const staff = await admitAction('lib/teaching/gradebook/actions.ts fillCanvasExportAction', { classId });
  const file = z.string().max(largestExport).safeParse(text);
  if (!file.success) return refuse(`The file is larger than ${largestExport / 1000} kB.`);
  const result = fillCanvasExport(file.data, await getGradebook(staff));
  return result.kind === 'filled' ? { ok: true, value: result.fill } : refuse(result.message);
}
