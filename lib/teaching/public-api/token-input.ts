import { z } from 'zod';
import { refuseInvisible } from '@/lib/core/text/refuse-invisible';
import { scopeNames } from './scopes';

export const tokenInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, 'Name what will use it, such as "Gradebook script".')
    .max(80, 'At most 80 characters.')
    .superRefine(refuseInvisible),
  scopes: z.array(z.enum(scopeNames)).min(1, 'Choose what it may read.'),
  /** Empty: all. */
  classId: z.union([z.literal('').transform(() => null), z.uuid()]),
  days: z.coerce.number('Choose for how long.').int().min(1).max(365),
});
