import { takeOver } from '@/lib/learning/attempts/takeover.server';
import { handle, json } from '../handler';
import { takeoverBody } from '../inputs';

export const POST = handle(
  'POST /api/takeover',
  { body: takeoverBody, mostBytes: 10_000_000 },
  async ({ caller, body }) => json(await takeOver(caller, body)),
);
