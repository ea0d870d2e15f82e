import { handle, json } from '@/app/api/handler';
import { getHealth } from '@/lib/platform/observe/endpoints';
import { findUnreadiness } from '@/lib/platform/observe/health.server';

export const GET = handle(getHealth, async ({ query }) => {
  const reasons = query.live ? [] : await findUnreadiness();
  const ready = reasons.length === 0;
  return json({ live: true, ready, reasons }, ready ? 200 : 503);
});
