import { handleApi } from '@/app/api/v1/api';
import { readClasses } from '@/lib/teaching/public-api/read.server';

export const GET = handleApi('/api/v1/classes', async ({ caller }) => ({ classes: await readClasses(caller) }));
