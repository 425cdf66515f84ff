import type { RegistryFile } from '#definitions/registry-schema';
import type { TrustFile } from '#exchange/gateway/trust';
import { MxFault } from '#exchange/mx/faults';
import { readServiceTarget, readSystemId, type SystemId, saySystemId } from '#exchange/mx/identifier';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import type { Endpoint } from '#exchange/xroad/endpoint';
import { faultAnswer, jsonAnswer } from '#exchange/xroad/fault-answer';
import type { AgencyId } from '#terms/ids';
import type { Json, JsonObject } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';

/** A service as others may read of it. */
export interface DescribedService {
  readonly registry: RegistryFile;
  /** Of an old system; any other is asked by one POST. */
  readonly endpoints?: readonly Endpoint[];
  /** Its own description; a registry's is made from its fields. */
  readonly openapi?: { readonly type: string; readonly text: string };
  /** Whether an arrangement in force gives this agency anything of it. */
  opens(client: SystemId, at: Instant): boolean;
}

export interface MetaDoorParts {
  readonly self: SystemId;
  readonly services: ReadonlyMap<string, DescribedService>;
  readonly trust: TrustFile;
  readonly now: () => number;
}

const METASERVICES = ['listMethods', 'allowedMethods', 'getOpenAPI'] as const;
export type Metaservice = (typeof METASERVICES)[number];

/** null for any other service code. */
export function metaserviceOf(service: string): Metaservice | null {
  return METASERVICES.find((one) => one === service) ?? null;
}

/**
 * `GET /r1/{self}/listMethods`, `/allowedMethods` and `/getOpenAPI?serviceCode=X` (PR-MREST 0.5), for whoever has a certificate
 * of the trust list. They tell of services and of nobody's data, and are not signed. Names follow the examples of that
 * document, not its annex, which disagrees. Metaservices are not among what is listed.
 */
export class MetaDoor {
  private readonly parts: MetaDoorParts;

  constructor(parts: MetaDoorParts) {
    this.parts = parts;
  }

  /** null where the target is no metaservice of ours. Throws `MxFault` (certificate-unknown) for a stranger. */
  answer({ method, target, fields }: RawRequest, pin: string | null): RawResponse | null {
    const { self, trust, now } = this.parts;
    const [path = '', query = ''] = target.split('?');
    const meta = method === 'GET' ? metaserviceIn(path, self) : null;
    if (meta === null) return null;
    const at = instant(now());
    const caller = pin === null ? null : trust.certified(pin, at);
    if (caller === null) throw new MxFault('certificate-unknown', 'the certificate is not known');
    if (meta === 'getOpenAPI') return this.describe(new URLSearchParams(query).getAll('serviceCode'));
    return this.list(meta, clientIn(fields, caller), at);
  }

  private list(meta: Metaservice, client: SystemId | null, at: Instant): RawResponse {
    if (client === null)
      return faultAnswer(400, 'Client.BadRequest', 'X-Road-Client is no system of the asking agency', '-');
    const listed = [...this.parts.services].filter(([, one]) => meta === 'listMethods' || one.opens(client, at));
    return jsonAnswer(200, { service: listed.map(([code, one]) => this.row(code, one)) });
  }

  private row(code: string, { endpoints, openapi }: DescribedService): JsonObject {
    const { instance, memberClass, member, subsystem } = this.parts.self;
    const listed = endpoints?.map(({ method, path }) => ({
      method,
      path: (path.split('?')[0] ?? '').replace('{key}', '*') || '/',
    }));
    return {
      member_class: memberClass,
      member_code: member,
      object_type: 'SERVICE',
      service_code: code,
      service_type: openapi === undefined && endpoints !== undefined ? 'REST' : 'OPENAPI',
      subsystem_code: subsystem,
      xroad_instance: instance,
      endpoint_list: listed ?? [{ method: 'POST', path: '/' }],
    };
  }

  private describe(codes: readonly string[]): RawResponse {
    const [code, ...more] = codes;
    if (code === undefined || more.length > 0)
      return faultAnswer(400, 'Client.BadRequest', 'serviceCode stands once in the query', '-');
    const service = this.parts.services.get(code);
    if (service === undefined)
      return faultAnswer(500, 'Server.ServerProxy.UnknownService', 'there is no such service here', '-');
    const { openapi, endpoints, registry } = service;
    if (openapi !== undefined)
      return { status: 200, fields: [['Content-Type', openapi.type]], body: Buffer.from(openapi.text) };
    if (endpoints !== undefined)
      return faultAnswer(500, 'Server.ServerProxy.NotFound', 'the service has no OpenAPI description', '-');
    return jsonAnswer(200, describedRegistry(code, registry, this.parts.self));
  }
}

function metaserviceIn(path: string, self: SystemId): Metaservice | null {
  try {
    const { provider, service, path: rest } = readServiceTarget(path);
    return saySystemId(provider) === saySystemId(self) && rest === '' ? metaserviceOf(service) : null;
  } catch {
    return null;
  }
}

/** Which system asks: one of the agency whose certificate it is. */
function clientIn(fields: RawRequest['fields'], caller: AgencyId): SystemId | null {
  try {
    const client = readSystemId(valuesOf(fields, 'x-road-client').at(-1) ?? '');
    return client.member === caller.toUpperCase() ? client : null;
  } catch {
    return null;
  }
}

function describedRegistry(code: string, { fields, key, name }: RegistryFile, self: SystemId): Json {
  const keyField = Object.entries(fields).find(([, fact]) => fact === key)?.[0] ?? 'key';
  const record = { type: 'object', properties: Object.fromEntries(Object.values(fields).map((fact) => [fact, {}])) };
  const asked = { type: 'object', required: [keyField], properties: { [keyField]: { type: 'string', maxLength: 64 } } };
  const json = (schema: Json) => ({ content: { 'application/json': { schema } } });
  const answers = {
    '200': { description: 'The facts that MG-Fields names', ...json(record) },
    '404': { description: 'No such record' },
  };
  return {
    openapi: '3.0.0',
    info: { title: name.en, version: '1', description: name.id },
    servers: [{ url: `/r1/${saySystemId(self)}/${code}` }],
    paths: { '/': { post: { requestBody: { required: true, ...json(asked) }, responses: answers } } },
  };
}
