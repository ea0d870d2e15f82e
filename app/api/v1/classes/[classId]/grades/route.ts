import { handle } from '@/app/api/handler';
import { getGrades } from '@/lib/teaching/public-api/endpoints';
import { readGrades } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getGrades, async ({ caller }) => ({ grades: await readGrades(caller) }));
