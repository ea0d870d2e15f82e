import { handle } from '@/app/api/handler';
import { getOneClass } from '@/lib/teaching/public-api/endpoints';
import { readClass } from '@/lib/teaching/public-api/read.server';

export const GET = handle(getOneClass, ({ caller }) => readClass(caller));
