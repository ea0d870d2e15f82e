import { handle } from '@/app/api/handler';
import { getClasses } from '@/lib/teaching/public-api/endpoints';
import { readClasses } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getClasses, async ({ caller }) => ({ classes: await readClasses(caller) }));
