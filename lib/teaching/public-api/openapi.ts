/** The API's description in OpenAPI 3.1, made from the endpoints. */
import { z } from 'zod';
import { errorBody } from '@/lib/platform/contract/endpoint';
import { type ApiEndpoint, apiEndpoints, writtenPath } from './endpoints';

/** `server`: where this Nabla is reached, without a slash at the end. */
export function openApiDocument(server: string) {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Nabla',
      version: '1',
      description: 'Read-only access to your classes. Make a personal token under Teach, API.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'A personal token, `nabla_…`.' } },
      schemas: { Error: schemaOf(errorBody) },
    },
    paths: Object.fromEntries(apiEndpoints.map((one) => [writtenPath(one), { get: operation(one) }])),
  };
}

function operation({ summary, scope, query, output, ...one }: ApiEndpoint) {
  const path = writtenPath(one);
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  }));
  const refused = jsonContent({ $ref: '#/components/schemas/Error' });
  return {
    summary,
    description: `Needs the scope \`${scope}\`.`,
    operationId: path.replace('/api/v1/', 'get_').replace(/[{}]/g, '').replace(/\//g, '_'),
    parameters: [...inPath, ...queryParameters(query)],
    responses: {
      200: { description: 'As asked.', content: jsonContent(schemaOf(output)) },
      401: { description: 'No token, or one that is unknown, expired or revoked.', content: refused },
      403: { description: 'The token lacks the scope.', content: refused },
      404: { description: 'It does not exist, or is not yours.', content: refused },
      429: { description: 'More than 300 requests a minute.', content: refused },
    },
  };
}

function queryParameters(query: z.ZodObject | undefined) {
  return Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { description, ...rest } = schemaOf(schema as z.ZodType); // a Zod object's fields are Zod types
    return { name, in: 'query', required: false, description, schema: rest };
  });
}

/** `$schema` belongs to whole documents. */
function schemaOf(schema: z.ZodType) {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return rest;
}

const jsonContent = (schema: object) => ({ 'application/json': { schema } });
