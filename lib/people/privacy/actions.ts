'use server';
/** What the pages about personal data call. */
import { z } from 'zod';
import { action } from '@/lib/platform/contract/action.server';
import { confirmErasure, declineErasure, requestErasure, withdrawErasure } from './erasure.server';

const own = { policy: 'viewer', stale: ['/privacy'] } as const;
const toDecide = { policy: 'instructor', stale: ['/teach/erasures'] } as const;
const requestId = z.string();

export const requestErasureAction = action(own, requestErasure);
export const withdrawErasureAction = action(own, withdrawErasure);
export const confirmErasureAction = action({ ...toDecide, input: z.tuple([requestId]) }, confirmErasure);
/** With the reason that the student reads. */
export const declineErasureAction = action(
  { ...toDecide, input: z.tuple([requestId, z.string().max(1000)]) },
  declineErasure,
);
