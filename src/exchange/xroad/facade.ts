import type { Asker, MxAnswer } from '#exchange/gateway/ask-gateway';
import { agencyOf } from '#exchange/gateway/ask-holder';
import type { Strangers } from '#exchange/gateway/strangers';
import {
  readServiceTarget,
  readSystemId,
  type ServiceTarget,
  type SystemId,
  saySystemId,
} from '#exchange/mx/identifier';
import { type Fields, type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import type { MxRequest } from '#exchange/mx/request';
import { endpointOf } from '#exchange/xroad/endpoint';
import type { BindingFile } from '#exchange/xroad/facade-file';
import { faultAnswer, jsonAnswer } from '#exchange/xroad/fault-answer';
import { passedOn } from '#exchange/xroad/filtered';
import { metaserviceOf } from '#exchange/xroad/metadata';
import { requestHash } from '#exchange/xroad/request-hash';
import { sayCall } from '#exchange/xroad/rest-message';
import { narrowed } from '#exchange/xroad/terms-of-call';
import { type AgencyId, agencyId } from '#terms/ids';
import type { Json } from '#terms/json';

/** A system of this agency, and by what it is known: pins of its certificates, or this machine alone. */
export interface FacadeClient {
  readonly id: SystemId;
  readonly pins: ReadonlySet<string> | null;
}

export interface FacadeParts {
  readonly asker: Asker;
  /** Addresses of gateways, by agency. */
  readonly gateways: ReadonlyMap<AgencyId, string>;
  /** By its id as it is said. */
  readonly clients: ReadonlyMap<string, FacadeClient>;
  readonly bindings: readonly BindingFile[];
  /** Name of an agency, for the list of systems. */
  readonly nameOf: (agency: string) => string;
  readonly strangers: Strangers;
  /** A new UUIDv7. */
  readonly newId: () => string;
}

/** Who is at the door: the pin of a certificate, or null for a connection without TLS from this machine. */
export type Caller = string | null;

/** What of one call is said again in its answer. */
interface Named {
  readonly client: SystemId;
  readonly target: ServiceTarget;
  readonly id: string;
  readonly requestId: string;
}

class Fault extends Error {
  readonly status: 400 | 500;
  readonly type: string;
  constructor(status: 400 | 500, type: string, message: string) {
    super(message);
    [this.status, this.type] = [status, type];
  }
}

/**
 * Answers a system that was written for an X-Road Security Server, unchanged: its call becomes a signed request under the
 * purpose and fields of its binding, and what the provider says comes back as it was said. A fault of ours, and only that, has
 * `X-Road-Error`. A second call is a second exchange, also under the same X-Road-Id: so it is with X-Road.
 */
export class Facade {
  private readonly parts: FacadeParts;

  constructor(parts: FacadeParts) {
    this.parts = parts;
  }

  async answer(raw: RawRequest, caller: Caller): Promise<RawResponse> {
    const requestId = this.parts.newId();
    try {
      if (raw.method === 'GET' && /^\/listClients(\?|$)/.test(raw.target)) return this.listClients();
      return await this.call(raw, caller, requestId);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return faultAnswer(error.status, error.type, error.message, requestId);
    }
  }

  /** Refuses, counted by the minute, what is no call that may be made here. */
  async turnAway(type: string, message: string, client = '-'): Promise<RawResponse> {
    await this.parts.strangers.count(type, client);
    return faultAnswer(400, type, message, this.parts.newId());
  }

  private async call(raw: RawRequest, caller: Caller, requestId: string): Promise<RawResponse> {
    const client = await this.client(raw.fields, caller);
    const at = raw.target.indexOf('?');
    const [path, query] = at < 0 ? [raw.target, ''] : [raw.target.slice(0, at), raw.target.slice(at)];
    const target = readTarget(path);
    const named = { client, target, requestId, id: idOf(raw.fields, client, requestId) };
    if (metaserviceOf(target.service) !== null) return this.metadata(raw, named);
    const { binding, key } = await this.bound(raw, named, query);
    const asked = this.requestOf(raw, named, { binding, key, query });
    const answered = await this.parts.asker.ask(this.doorOf(target), asked);
    return this.back(raw, named, answered, binding);
  }

  /** Where a client is named twice, the last one counts. It must be one of ours, and be who it says. */
  private async client(fields: Fields, caller: Caller): Promise<SystemId> {
    const said = valuesOf(fields, 'x-road-client').at(-1);
    if (said === undefined) throw new Fault(400, 'Client.MissingHeader', 'X-Road-Client is missing');
    const known = this.parts.clients.get(canonicalId(said));
    const same = known !== undefined && (known.pins === null ? caller === null : known.pins.has(caller ?? ''));
    if (known !== undefined && same) return known.id;
    await this.parts.strangers.count('facade-client', said);
    throw new Fault(400, 'Client.AccessDenied', 'X-Road-Client is no system that may ask here');
  }

  private doorOf({ provider }: ServiceTarget) {
    const agency = agencyId(agencyOf(provider));
    const url = this.parts.gateways.get(agency);
    if (url === undefined)
      throw new Fault(500, 'Server.ClientProxy.UnknownMember', 'no gateway of the provider is known here');
    return { provider: agency, url };
  }

  private async bound(raw: RawRequest, { client, target }: Named, query: string) {
    const service = `${saySystemId(target.provider)}/${encodeURIComponent(target.service)}`;
    const call = { method: raw.method, path: `${target.path}${query}`, body: raw.body };
    for (const binding of this.parts.bindings) {
      if (binding.service !== service || canonicalId(binding.client) !== saySystemId(client)) continue;
      const found = endpointOf(binding.endpoints, call);
      if (found !== null) return { binding, key: found.key };
    }
    await this.parts.strangers.count('facade-unbound', saySystemId(client));
    throw new Fault(400, 'Client.UnboundService', 'no binding of this system says for what purpose this is asked');
  }

  /** The call as a Security Server would pass it on, inside a request of ours. */
  private requestOf(
    raw: RawRequest,
    { client, target, id, requestId }: Named,
    { binding, key, query }: { readonly binding: BindingFile; readonly key: string; readonly query: string },
  ): MxRequest {
    const terms = narrowed(raw.fields, binding);
    if (terms === null) throw new Fault(400, 'Client.BadRequest', 'an MG header has another form than agreed');
    const ids = valuesOf(raw.fields, 'x-road-id').length === 0 ? [['x-road-id', id] as const] : [];
    const kept = passedOn(raw.fields, ['x-road-request-id', 'x-road-request-hash']);
    const fields = [...kept.filter(([name]) => !/^mg-/i.test(name)), ['x-road-request-id', requestId] as const, ...ids];
    const call = { method: raw.method, path: `${target.path}${query}`, fields, body: raw.body };
    const body = binding.way === 'call' ? sayCall('key', key, call) : Buffer.from(JSON.stringify({ key }));
    const one = (name: string, form: RegExp) => valuesOf(raw.fields, name).find((value) => form.test(value));
    const [service = ''] = terms.purpose.code.split('/');
    const represented = one('x-road-represented-party', /^[!-~]{1,200}$/);
    return {
      target: `/r1/${saySystemId(target.provider)}/${encodeURIComponent(target.service)}`,
      client,
      id: requestId,
      userId: one('x-road-userid', /^[A-Z]{2}-[!-~]{1,200}$/) ?? `${client.instance}-svc.${service}`,
      issue: one('x-road-issue', /^[!-~]([ -~]{0,198}[!-~])?$/) ?? '-',
      ...(represented === undefined ? {} : { represented }),
      purpose: terms.purpose,
      consent: { kind: 'law' },
      fields: terms.fields,
      preview: false,
      body,
    };
  }

  private back(raw: RawRequest, named: Named, answered: MxAnswer, { names = {} }: BindingFile): RawResponse {
    const own = ownHeaders(raw, named);
    if (answered.kind === 'passed') {
      const { status, fields, body } = answered.said;
      const mine = own.map(([name]) => name.toLowerCase());
      return { status, fields: [...passedOn(fields, [...mine, 'x-road-error']), ...own], body };
    }
    if (answered.kind === 'found') {
      const renamed = Object.entries(answered.body).map(([fact, value]): [string, Json] => [
        names[fact] ?? fact,
        value ?? null,
      ]);
      return added(jsonAnswer(200, Object.fromEntries(renamed)), own);
    }
    if (answered.kind === 'unknown') return added(jsonAnswer(404, { code: 'not-found' }), own);
    const [type, message] =
      answered.kind === 'refused'
        ? [answered.type.replace(/^Client\./, 'Server.ServerProxy.'), 'the gateway of the provider refuses']
        : ['Server.ClientProxy.NetworkError', answered.kind === 'silent' ? answered.why : 'officers answer later'];
    return faultAnswer(500, type, message, named.requestId, own);
  }

  /** What the provider's gateway tells of its services; its own faults too. */
  private async metadata(raw: RawRequest, named: Named): Promise<RawResponse> {
    if (raw.method !== 'GET') throw new Fault(400, 'Client.BadRequest', 'a metaservice is asked by GET');
    const said = await this.parts.asker.read(this.doorOf(named.target), raw.target, named.client).catch(() => null);
    if (said === null) throw new Fault(500, 'Server.ClientProxy.NetworkError', 'the gateway does not answer');
    return added({ ...said, fields: passedOn(said.fields, ['date']) }, ownHeaders(raw, named));
  }

  /** Systems of this agency, and those that it may reach. */
  private listClients(): RawResponse {
    const own = [...this.parts.clients.values()].map(({ id }) => id);
    const reached = this.parts.bindings.map(({ service }) => readSystemId(service.split('/').slice(0, 4).join('/')));
    const all = new Map([...own, ...reached].map((one) => [saySystemId(one), one]));
    const member = [...all.values()].map((one) => ({
      id: {
        member_class: one.memberClass,
        member_code: one.member,
        object_type: 'SUBSYSTEM',
        subsystem_code: one.subsystem,
        xroad_instance: one.instance,
      },
      name: this.parts.nameOf(agencyOf(one)),
    }));
    return jsonAnswer(200, { member });
  }
}

/** As a Security Server makes it, where the system sent none. */
function idOf(fields: Fields, { instance }: SystemId, requestId: string): string {
  return valuesOf(fields, 'x-road-id').at(-1) ?? `${instance}-${requestId}`;
}

function ownHeaders(raw: RawRequest, { client, target, id, requestId }: Named): Fields {
  return [
    ['X-Road-Client', saySystemId(client)],
    ['X-Road-Service', `${saySystemId(target.provider)}/${encodeURIComponent(target.service)}`],
    ['X-Road-Id', id],
    ['X-Road-Request-Id', requestId],
    ['X-Road-Request-Hash', requestHash(raw, { requestId, messageId: id })],
  ];
}

function added(response: RawResponse, fields: Fields): RawResponse {
  return { ...response, fields: [...response.fields, ...fields] };
}

function readTarget(path: string): ServiceTarget {
  try {
    return readServiceTarget(path);
  } catch {
    throw new Fault(400, 'Client.BadRequest', 'the path is no service of a system');
  }
}

/** As it is written when it is read; what is no id is itself, and known to nobody. */
function canonicalId(text: string): string {
  try {
    return saySystemId(readSystemId(text));
  } catch {
    return text;
  }
}
