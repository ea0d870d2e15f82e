import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { handle, json } from '../handler';
import { submissionBody } from '../inputs';

export const POST = handle('POST /api/attempts', { body: submissionBody }, async ({ caller, body }) =>
  json(await submitAttempt(caller, body), 202),
);
