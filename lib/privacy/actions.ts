'use server';
/** What the pages about personal data call. */
import { revalidatePath } from 'next/cache';
import { z } from 'zod';
import { admitAction } from '@/lib/auth/admit.server';
import { Refusal } from '@/lib/auth/errors';
import { type FormResult, refuse } from '@/lib/auth/form-result';
import { confirmErasure, declineErasure, requestErasure, withdrawErasure } from './erasure.server';

const done: FormResult = { ok: true, value: null };

export async function requestErasureAction(): Promise<FormResult> {
  const viewer = await admitAction('lib/privacy/actions.ts requestErasureAction');
  return settled(() => requestErasure(viewer), '/privacy');
}

export async function withdrawErasureAction(): Promise<FormResult> {
  const viewer = await admitAction('lib/privacy/actions.ts withdrawErasureAction');
  return settled(() => withdrawErasure(viewer), '/privacy');
}

export async function confirmErasureAction(requestId: string): Promise<FormResult> {
  const viewer = await admitAction('lib/privacy/actions.ts confirmErasureAction');
  return settled(() => confirmErasure(viewer, z.string().parse(requestId)), '/teach/erasures');
}

export async function declineErasureAction(requestId: string, reason: string): Promise<FormResult> {
  const viewer = await admitAction('lib/privacy/actions.ts declineErasureAction');
  const input = z.string().max(1000).parse(reason);
  return settled(() => declineErasure(viewer, z.string().parse(requestId), input), '/teach/erasures');
}

/** A refusal is for whoever pressed the button, not a broken page. */
async function settled(work: () => Promise<void>, page: string): Promise<FormResult> {
  try {
    await work();
    return done;
  } catch (error) {
    if (error instanceof Refusal) return refuse(error.message);
    throw error;
  } finally {
    revalidatePath(page);
  }
}
