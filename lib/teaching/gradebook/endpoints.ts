/** The files that the grades page offers. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';

/** The handler knows the formats: formats.server.ts. */
export const getGradesFile = endpoint({
  method: 'GET',
  path: '/api/classes/[classId]/grades/[format]',
  policy: 'classStaff',
  params: z.object({ classId: z.uuid().toLowerCase(), format: z.string() }),
});
