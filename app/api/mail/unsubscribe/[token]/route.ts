import { handle } from '@/app/api/handler';
import { postUnsubscribe } from '@/lib/platform/mail/endpoints';
import { unsubscribe } from '@/lib/platform/mail/unsubscribe.server';

export const POST = handle(postUnsubscribe, async ({ params }) => {
  await unsubscribe(params.token);
  return { unsubscribed: true as const };
});
