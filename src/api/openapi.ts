import { z } from 'zod';
import type { Endpoint } from '#api/endpoint';
import { ENDPOINTS } from '#api/routes';
import { Problem } from '#api/schemas';
import { REFUSALS } from '#operations/refusals';
import { canonical, type JsonObject } from '#terms/json';

/** OpenAPI 3.1, generated from the schemas that parse the requests. */
export function openApi(baseUrl: string): JsonObject {
  const paths: { [path: string]: { [method: string]: JsonObject } } = {};
  const schemas = new Map<string, JsonObject>();
  schemaOf(Problem, schemas);
  for (const endpoint of Object.values<Endpoint>(ENDPOINTS)) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operation(endpoint, schemas) };
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
      schemas: Object.fromEntries(schemas),
    },
  };
}

/** Named schemas, by name, as the document lists them. */
type Schemas = Map<string, JsonObject>;

function operation(endpoint: Endpoint, schemas: Schemas): JsonObject {
  const { id, summary, body, answer, status, refusals, signedIn, acts, pages, query = [] } = endpoint;
  return {
    operationId: id,
    summary,
    security: signedIn ? [{ session: [] }] : [],
    parameters: [
      ...pathParameters(endpoint.path),
      ...(acts ? [KEY] : []),
      ...[...query, ...(pages === true ? ['after'] : [])].map(queryParameter),
    ],
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, schemas, 'input') } },
          },
        }),
    responses: {
      [status]: { description: 'Done', content: { 'application/json': { schema: schemaOf(answer, schemas) } } },
      ...problems([...refusals, ...(body === undefined ? [] : ['too-large']), 'database-unavailable']),
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
function queryParameter(name: string): JsonObject {
  return { name, in: 'query', required: false, schema: { type: 'string' } };
}

/** What is numbered inside a case. */
const COUNTED = ['item', 'question', 'suspension', 'incident'];

function pathParameters(path: string): JsonObject[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: COUNTED.includes(name) ? { type: 'integer', minimum: 1 } : { type: 'string' },
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

/** The schema, its named parts moved to where every reader of OpenAPI looks for them. */
function schemaOf(schema: z.ZodType, schemas: Schemas, io: 'input' | 'output' = 'output'): JsonObject {
  const made = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline' });
  const { $schema: _dialect, $defs = {}, ...rest } = moved(made as JsonObject); // JSON Schema is JSON
  for (const [name, part] of Object.entries($defs as { readonly [name: string]: JsonObject })) {
    const known = schemas.get(nameOf(name)) ?? part;
    if (canonical(known) !== canonical(part)) throw new Error(`two schemas are called ${nameOf(name)}`);
    schemas.set(nameOf(name), part);
  }
  return rest;
}

function moved(schema: JsonObject): JsonObject {
  const text = JSON.stringify(schema);
  return JSON.parse(
    text.replaceAll(/"#\/\$defs\/(\w+)"/g, (_, name: string) => `"#/components/schemas/${nameOf(name)}"`),
  );
}

/** zod numbers what has no name; with us that is only any JSON value, which contains itself. */
function nameOf(name: string): string {
  return name.startsWith('__') ? 'Json' : name;
}
