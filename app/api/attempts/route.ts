import { handle } from '@/app/api/handler';
import { submitAttempt } from '@/lib/learning/attempts/submit.server';
import { postAttempt } from '@/lib/learning/workbench/endpoints';

export const POST = handle(postAttempt, ({ caller, body }) => submitAttempt(caller, body));
