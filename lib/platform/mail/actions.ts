'use server';
/** Choosing what comes by mail. */
import { z } from 'zod';
import { action, formAction } from '@/lib/platform/contract/action.server';
import { refuse } from '@/lib/platform/http/form-result';
import { isMailTopic } from './topics';
import { chooseMail, unsubscribe } from './unsubscribe.server';

/** Field `topics`: those that are wanted. */
export const chooseMailAction = formAction(
  {
    policy: 'viewer',
    stale: ['/account'],
    several: ['topics'],
    fields: z.object({ topics: z.array(z.string().refine(isMailTopic)) }),
  },
  async (viewer, { topics }) => chooseMail(viewer, topics.filter(isMailTopic)),
);

export const unsubscribeAction = action(
  { policy: 'anyone', input: z.tuple([z.string().max(200)]) },
  async (_, token) =>
    (await unsubscribe(token)) ? undefined : refuse('This link is not complete. Copy the whole of it from the mail.'),
);
