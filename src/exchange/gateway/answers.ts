import type { ExchangeKey } from '#exchange/gateway/memory';
import { FAULTS, type MxFault } from '#exchange/mx/faults';
import type { ReadRequest } from '#exchange/mx/request';
import type { About } from '#exchange/subject';
import { REST, type RestCall, readCall } from '#exchange/xroad/rest-message';
import type { ActDraft } from '#ledger/act';
import { type AgencyId, type ChainId, chainId, type PositionId } from '#terms/ids';
import { isObject, type JsonObject } from '#terms/json';
import { nik } from '#terms/nik';
import { sha256 } from '#terms/random';

/** An answer of a gateway before it is signed. */
export interface Answer {
  readonly status: number;
  readonly error: string | null;
  readonly body: string;
}

/** The chain on which a gateway keeps what concerns no single person: whom it refused, what is missing. */
export function gatewayChain(agency: AgencyId): ChainId {
  const hex = sha256(`exchange/gateway/${agency}`).toString('hex');
  return chainId(`00000000-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`);
}

export function servedAct(
  request: ReadRequest,
  { client, xid }: ExchangeKey,
  outcome: string,
  receipt: string,
  /** Whoever answered by hand. */
  position: PositionId | null,
): ActDraft {
  const { purpose, fields } = request;
  const data = {
    xid,
    client,
    purpose: purpose.code,
    basis: purpose.basis,
    step: purpose.step,
    facts: fields,
    outcome,
    receipt,
  };
  return { kind: 'exchange-served', element: null, agency: null, position, data };
}

export function refused(code: MxFault['code'], detail: string): Answer {
  const { status, type } = FAULTS[code];
  return { status, error: type, body: JSON.stringify({ type, message: code, detail }) };
}

/** Key of the record wanted: the body's only member, beside the call of an old system where it holds one. */
export function wantedOf(body: Uint8Array): { readonly key: string; readonly call?: RestCall } | null {
  try {
    const read = JSON.parse(Buffer.from(body).toString()) as JsonObject; // looked at below
    if (!isObject(read)) return null;
    const { [REST]: _, ...rest } = read;
    const values = Object.values(rest);
    const [key] = values;
    const call = readCall(read);
    if (values.length !== 1 || typeof key !== 'string' || key.length === 0 || key.length > 64 || call === null)
      return null;
    return { key, ...(call === undefined ? {} : { call }) };
  } catch {
    return null;
  }
}

/** What came of an exchange, as both sides write it down from the answer alone. */
export function outcomeOf(status: number, error: string | null): string {
  if (error !== null) return error;
  return status === 200 ? 'served' : status === 404 ? 'not-found' : 'holder-refused';
}

/** Whom, or what record, a request is about. */
export function aboutOf({ body, target }: ReadRequest): About {
  const wanted = wantedOf(body)?.key ?? '';
  const known = nikOrNull(wanted);
  return known === null ? { registry: target, key: wanted } : { nik: known };
}

export function nikOrNull(text: string) {
  try {
    return nik(text);
  } catch {
    return null;
  }
}

export function bound(agency: AgencyId, member: string): boolean {
  return agency.toUpperCase() === member;
}
