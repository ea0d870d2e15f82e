import { handle, json } from '@/app/api/handler';
import { environment } from '@/lib/env.server';
import { openApiDocument } from '@/lib/public-api/openapi';

export const GET = handle('GET /api/v1/openapi.json', {}, async () => json(openApiDocument(environment().url)));
