'use server';
/** What the pages of re-grading call. */
import { z } from 'zod';
import { action, classPages, formAction } from '@/lib/platform/contract/action.server';
import { applyRegrade } from './apply.server';
import { cancelRegrade, startRegrade } from './start.server';

const startInput = z.object({ exerciseId: z.uuid(), which: z.enum(['all', 'bestAndLatest']) });
const regradeId = z.tuple([z.string()]);

export const startRegradeAction = formAction(
  { policy: 'classInstructor', fields: startInput, stale: classPages },
  async (staff, input) => ({ regradeId: await startRegrade(staff, input) }),
);

export const cancelRegradeAction = action(
  { policy: 'classInstructor', input: regradeId, stale: classPages },
  cancelRegrade,
);

/** Field `mayLower` where scores may fall. */
export const applyRegradeAction = formAction(
  {
    policy: 'classInstructor',
    input: regradeId,
    fields: z.object({ mayLower: z.string().optional() }),
    stale: classPages,
  },
  async (staff, { mayLower }, id) => applyRegrade(staff, id, { mayLower: mayLower !== undefined }),
);
