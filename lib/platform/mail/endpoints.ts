/** What mail programs call by themselves. */
import { z } from 'zod';
import { endpoint } from '@/lib/platform/contract/endpoint';

/**
 * One click in a mail program (RFC 8058): it knows nothing but the address, so the answer is the same for every token, and
 * the form it sends says nothing new.
 */
export const postUnsubscribe = endpoint({
  method: 'POST',
  path: '/api/mail/unsubscribe/[token]',
  policy: 'anyone',
  params: z.object({ token: z.string().max(200) }),
  output: z.object({ unsubscribed: z.literal(true) }),
});
