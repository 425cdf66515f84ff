import { z } from 'zod';
import { isObject, type Json } from '#terms/json';

const PATH = /^(\/[A-Za-z0-9._~-]*|\/\*|\/\{key\})*(\?[A-Za-z0-9._~-]+=\{key\})?$/;

/**
 * One thing that an old system can be asked. `{key}` stands once for the key of the record: in the path, in the query, or,
 * named by `key`, as a member of a JSON body. `*` stands for one part of the path. A verb that may change something is open
 * to the agencies of `only` alone: a grant to read opens no more than reading.
 */
export const Endpoint = z
  .strictObject({
    method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']),
    path: z.string().regex(PATH),
    /** member of the JSON body that holds the key */
    key: z.string().optional(),
    /** agencies that may use it */
    only: z.array(z.string()).min(1).optional(),
  })
  .refine(({ path, key }) => path.split('{key}').length === (key === undefined ? 2 : 1), {
    message: 'the key stands once: in the path, in the query, or in the body',
  });
export type Endpoint = z.infer<typeof Endpoint>;

/** A call as it is seen from the service: what follows the service code in the target, with its query. */
export interface EndpointCall {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
}

/** The endpoint that is called, and the key of the record it is about; null where none is. */
export function endpointOf(
  endpoints: readonly Endpoint[],
  call: EndpointCall,
): { readonly endpoint: Endpoint; readonly key: string } | null {
  for (const endpoint of endpoints) {
    const key = endpoint.method === call.method ? keyIn(endpoint, call) : null;
    if (key !== null) return { endpoint, key };
  }
  return null;
}

/** Path and query under which an endpoint is asked for one record. */
export function pathFor({ path }: Endpoint, key: string): string {
  return path.replace('{key}', encodeURIComponent(key));
}

function keyIn({ path: pattern, key: member }: Endpoint, { path, body }: EndpointCall): string | null {
  const [wanted = '', query] = pattern.split('?');
  const [given, asked] = split(path);
  const [names, parts] = [wanted.split('/'), given.split('/').map(decoded)];
  if (names.length !== parts.length || parts.some((part) => part === null)) return null;
  let key: string | null = null;
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? '';
    if (name === '{key}') key = part;
    else if (name === '*' ? part === '' : name !== part) return null;
  }
  if (query !== undefined) key = onlyParameter(asked, query.split('=')[0] ?? '');
  if (member !== undefined) key = memberOf(body, member);
  return key === null || key.length === 0 || key.length > 64 ? null : key;
}

function split(path: string): [string, string] {
  const at = path.indexOf('?');
  return at < 0 ? [path, ''] : [path.slice(0, at), path.slice(at + 1)];
}

/** null for a part that leads elsewhere than it seems to. */
function decoded(part: string): string | null {
  try {
    const text = decodeURIComponent(part);
    return text === '.' || text === '..' || /[/\\]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** A parameter that is given twice means two things to two readers. */
function onlyParameter(query: string, name: string): string | null {
  const [value, ...more] = new URLSearchParams(query).getAll(name);
  return value === undefined || more.length > 0 ? null : value;
}

function memberOf(body: Uint8Array, name: string): string | null {
  try {
    const read = JSON.parse(Buffer.from(body).toString()) as Json; // what JSON.parse gives
    const value = isObject(read) ? read[name] : null;
    return typeof value === 'string' ? value : null;
  } catch {
    return null;
  }
}
