import { handle } from '@/app/api/handler';
import { takeOver } from '@/lib/learning/attempts/takeover.server';
import { postTakeover } from '@/lib/learning/workbench/endpoints';

export const POST = handle(postTakeover, ({ caller, body }) => takeOver(caller, body));
