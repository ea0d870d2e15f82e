import { handle } from '@/app/api/handler';
import { getStudents } from '@/lib/teaching/public-api/endpoints';
import { readStudents } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getStudents, async ({ caller }) => ({ students: await readStudents(caller) }));
