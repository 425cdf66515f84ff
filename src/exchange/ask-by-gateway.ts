import { randomBytes } from 'node:crypto';
import type { Lapse } from '#coordination/arrangement';
import type { AnswerWay } from '#engine/fact';
import type { ReadOrder } from '#exchange/ask';
import type { Asker } from '#exchange/gateway/ask-gateway';
import { readSystemId, saySystemId } from '#exchange/mx/identifier';
import type { MxRequest } from '#exchange/mx/request';
import type { ConsentRef } from '#exchange/mx/terms';
import { type AgencyId, positionId, uuidv7 } from '#terms/ids';
import { isObject, type Json, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant, milliseconds } from '#terms/plain-date';

/** Where gateways of other agencies are, and who of ours asks under its own keys. */
export interface GatewayDoors {
  /** By agency. */
  readonly askers: ReadonlyMap<AgencyId, Asker>;
  readonly urls: ReadonlyMap<AgencyId, string>;
  /** Whether this holder is asked over the exchange when this agency asks. */
  doorOf(holder: AgencyId, asker: AgencyId): boolean;
  close(): Promise<void>;
}

type ByGateway =
  | {
      readonly kind: 'found';
      readonly fields: { readonly [field: string]: Json };
      readonly way?: AnswerWay;
      readonly exchange: { readonly xid: string; readonly receipt: string };
    }
  | { readonly kind: 'withheld'; readonly reason: 'no-record' | 'no-consent' | NotGiven | Lapse }
  | { readonly kind: 'accepted'; readonly until: Instant }
  | { readonly kind: 'by-hand' }
  | { readonly kind: 'silent' };

/** What officers of the holder leave undone, or decline. */
export type NotGiven = 'officer-silent' | 'not-permitted';

/** Refusals that are the last word; after any other the holder may still answer. */
const LAPSES: { readonly [type: string]: Lapse | NotGiven | 'no-consent' | undefined } = {
  'Client.AccessDenied': 'no-arrangement',
  'Client.ConsentMissing': 'no-consent',
  'Client.FieldsExceedGrant': 'fields-exceed-grant',
  'Server.ServerProxy.OfficersLate': 'officer-silent',
  'Server.ServerProxy.OfficerWithholds': 'not-permitted',
};

/**
 * Asks the holder's gateway for the facts of one record: with purpose, law, step, fields and days of keeping. Officers behind
 * it are asked by a case that waits for them and by nobody else: by-hand.
 */
export async function askByGateway(
  doors: GatewayDoors,
  order: ReadOrder,
  at: Instant,
  consent: ConsentRef,
): Promise<ByGateway> {
  const [asker, url] = [doors.askers.get(order.asker), doors.urls.get(order.holder)];
  const request = requestOf(order, at, consent);
  if (asker === undefined || url === undefined || request === null) return { kind: 'silent' };
  if (order.wait === undefined && order.registry.source === 'officer') return { kind: 'by-hand' };
  const answer = await asker.ask({ provider: order.holder, url }, request, order.wait ?? null);
  if (answer.kind === 'accepted') return answer;
  if (answer.kind === 'silent' || answer.kind === 'passed') return { kind: 'silent' };
  if (answer.kind === 'unknown') return { kind: 'withheld', reason: 'no-record' };
  if (answer.kind === 'refused') {
    const reason = LAPSES[answer.type];
    return reason === undefined ? { kind: 'silent' } : { kind: 'withheld', reason };
  }
  const way = wayOf(answer.body);
  const fields = byField(order, answer.body);
  return {
    kind: 'found',
    fields,
    exchange: { xid: answer.xid, receipt: answer.receipt },
    ...(way === null ? {} : { way }),
  };
}

function requestOf(order: ReadOrder, at: Instant, consent: ConsentRef): MxRequest | null {
  const { registry, holder, asker, definition, service, read, caseNumber, version } = order;
  if (registry.gateway === undefined) return null;
  const named = (template: string, agency: AgencyId) =>
    readSystemId(template.replace('{agency}', agency.toUpperCase()));
  const { provider, client, service: code } = registry.gateway;
  const asking = named(client, asker);
  const step = `${service}#${read}${version === undefined ? '' : `@${version}`}`;
  const keyField = Object.entries(registry.fields).find(([, fact]) => fact === registry.key)?.[0] ?? 'key';
  return {
    target: `/r1/${saySystemId(named(provider, holder))}/${code}`,
    client: asking,
    id: uuidv7(milliseconds(at), randomBytes(10)),
    userId: `${asking.instance}-svc.${service}.${read}${version === undefined ? '' : `@${version}`}`,
    issue: caseNumber ?? '-',
    purpose: { code: `${service}/${read}`, basis: lawOf(definition.basis), step, retainDays: retained(registry.fresh) },
    consent,
    fields: definition.facts,
    preview: false,
    body: Buffer.from(JSON.stringify({ [keyField]: order.key })),
  };
}

/** A structured field holds ASCII only. */
function lawOf({ law, article }: { readonly law: string; readonly article?: string | undefined }): string {
  return `${law}${article === undefined ? '' : ` p. ${article}`}`.replaceAll(/[^ -~]/g, '-');
}

function retained({ amount, unit }: { readonly amount: number; readonly unit: string }): number {
  return unit === 'hours' ? Math.ceil(amount / 24) : amount;
}

function byField({ registry, definition }: ReadOrder, body: JsonObject): { [field: string]: Json } {
  return Object.fromEntries(
    Object.entries(registry.fields).flatMap(([field, fact]) => {
      const value = definition.facts.includes(fact) ? body[fact] : undefined;
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function wayOf({ '@file': file, '@officer': officer }: JsonObject): AnswerWay | null {
  if (isObject(officer)) {
    const position = positionId(textOf(officer['position']));
    return { kind: 'officer', position, evidence: textOf(officer['evidence']) };
  }
  if (!isObject(file)) return null;
  const finding = (['too-old', 'newer-broken'] as const).find((one) => one === file['finding']);
  return { kind: 'file', asOf: instant(textOf(file['asOf'])), ...(finding === undefined ? {} : { finding }) };
}
