import { handle, json } from '@/app/api/handler';
import { environment } from '@/lib/platform/env/environment.server';
import { openApiDocument } from '@/lib/teaching/public-api/openapi';

export const GET = handle('GET /api/v1/openapi.json', {}, async () => json(openApiDocument(environment().url)));
