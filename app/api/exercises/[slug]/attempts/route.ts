import { handle } from '@/app/api/handler';
import { listAttempts } from '@/lib/learning/attempts/read.server';
import { getAttempts } from '@/lib/learning/workbench/endpoints';

export const GET = handle(getAttempts, async ({ caller, params }) => ({
  attempts: await listAttempts(caller, params.slug),
}));
