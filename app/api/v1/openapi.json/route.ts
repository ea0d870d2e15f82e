import { handle } from '@/app/api/handler';
import { environment } from '@/lib/platform/env/environment.server';
import { getOpenApi } from '@/lib/teaching/public-api/endpoints';
import { openApiDocument } from '@/lib/teaching/public-api/openapi';

export const GET = handle(getOpenApi, async () => openApiDocument(environment().url));
