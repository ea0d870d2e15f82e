/** What the class page asks of the server while it stands open. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';
import type { ClassBoard } from './class-board';

const ofClass = z.object({ classId: z.uuid().toLowerCase() });

/** Written by the same version of Nabla, and large: its inside is not checked a second time. */
const board = z.custom<ClassBoard>(
  (value) => typeof value === 'object' && value !== null && 'rows' in value && Array.isArray(value.rows),
);

/** The table, with all rows or with those of the students asked for; who is missing is not in the class. */
export const getCells = endpoint({
  method: 'GET',
  path: '/api/classes/[classId]/cells',
  policy: 'classStaff',
  params: ofClass,
  query: z.object({
    /** Ids of students, separated by commas; at most what fits into an address. Without: all. */
    users: z
      .string()
      .toLowerCase()
      .transform((text) => text.split(','))
      .pipe(z.array(z.uuid()).max(100))
      .optional(),
  }),
  output: board,
});

/** Server-sent events; see lib/platform/live/stream.server.ts. */
export const getEvents = endpoint({
  method: 'GET',
  path: '/api/classes/[classId]/events',
  policy: 'classStaff',
  params: ofClass,
  query: z.object({ since: z.coerce.number<number | string>().optional().describe('ms since 1970.') }),
});
