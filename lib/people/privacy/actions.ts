'use server';
/** What the pages about personal data call. */
import { z } from 'zod';
import { answer } from '@/lib/platform/http/answer';
import type { FormResult } from '@/lib/platform/http/form-result';
import { admitAction } from '@/lib/platform/session/admit.server';
import { confirmErasure, declineErasure, requestErasure, withdrawErasure } from './erasure.server';

const nothing = () => null;

export async function requestErasureAction(): Promise<FormResult> {
  const viewer = await admitAction('lib/people/privacy/actions.ts requestErasureAction');
  return answer(() => requestErasure(viewer).then(nothing), '/privacy');
}

export async function withdrawErasureAction(): Promise<FormResult> {
  const viewer = await admitAction('lib/people/privacy/actions.ts withdrawErasureAction');
  return answer(() => withdrawErasure(viewer).then(nothing), '/privacy');
}

export async function confirmErasureAction(requestId: string): Promise<FormResult> {
  const viewer = await admitAction('lib/people/privacy/actions.ts confirmErasureAction');
  return answer(() => confirmErasure(viewer, z.string().parse(requestId)).then(nothing), '/teach/erasures');
}

export async function declineErasureAction(requestId: string, reason: string): Promise<FormResult> {
  const viewer = await admitAction('lib/people/privacy/actions.ts declineErasureAction');
  const input = z.string().max(1000).parse(reason);
  return answer(() => declineErasure(viewer, z.string().parse(requestId), input).then(nothing), '/teach/erasures');
}
