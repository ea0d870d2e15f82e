import { handle } from '@/app/api/handler';
import { getAssignments } from '@/lib/teaching/public-api/endpoints';
import { readAssignments } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getAssignments, async ({ caller }) => ({ assignments: await readAssignments(caller) }));
