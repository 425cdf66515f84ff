import { z } from 'zod';
import { ENDPOINTS, type Endpoint } from '#api/routes';
import { Problem } from '#api/schemas';
import { REFUSALS } from '#operations/refusals';
import type { JsonObject } from '#terms/json';

/** OpenAPI 3.1, generated from the schemas that parse the requests. */
export function openApi(baseUrl: string): JsonObject {
  const paths: { [path: string]: { [method: string]: JsonObject } } = {};
  for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Manunggal',
      version: '1',
      description: 'One case across agencies, from one door to one sealed paper.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    servers: [{ url: baseUrl }],
    paths,
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', description: 'Token of POST /api/sessions' } },
      schemas: { Problem: schemaOf(Problem) },
    },
  };
}

function operation(endpoint: Endpoint): JsonObject {
  const { id, summary, body, answer, status, refusals, signedIn, acts } = endpoint;
  return {
    operationId: id,
    summary,
    security: signedIn ? [{ session: [] }] : [],
    parameters: [...pathParameters(endpoint.path), ...(acts ? [KEY] : []), ...(id === 'listWork' ? [AFTER] : [])],
    ...(body === undefined
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input') } } } }),
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: schemaOf(answer) } } },
      ...problems(refusals),
    },
  };
}

const KEY: JsonObject = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  schema: { type: 'string', minLength: 1, maxLength: 200 },
  description: 'Sent twice, done once',
};
const AFTER: JsonObject = { name: 'after', in: 'query', required: false, schema: { type: 'string' } };

function pathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: name === 'item' || name === 'question' ? { type: 'integer', minimum: 1 } : { type: 'string' },
  }));
}

function problems(codes: readonly string[]): JsonObject {
  const byStatus = new Map<number, string[]>();
  for (const code of codes) {
    const status = REFUSALS[code as keyof typeof REFUSALS].status; // the endpoints name codes of the table; a test reads them all
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, found]) => [String(status), { description: `Refused: ${found.join(', ')}`, content }]),
  );
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): JsonObject {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  return rest as JsonObject; // JSON Schema is JSON
}
