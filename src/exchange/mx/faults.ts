/**
 * Why an exchange is refused, in the order in which a gateway looks: the first that fails is said. Statuses and `type` are
 * those of the X-Road REST protocol; only its prefixes are fixed there, the words behind them are ours.
 */
export const FAULTS = {
  'certificate-unknown': { row: 1, status: 403, type: 'Client.AccessDenied' },
  'key-unknown': { row: 2, status: 401, type: 'Client.BadSignature' },
  'signature-bad': { row: 3, status: 401, type: 'Client.BadSignature' },
  'message-expired': { row: 4, status: 401, type: 'Client.Expired' },
  'nonce-used': { row: 5, status: 409, type: 'Client.Replay' },
  'id-reused': { row: 6, status: 409, type: 'Client.IdReused' },
  'service-closed': { row: 7, status: 403, type: 'Client.AccessDenied' },
  'consent-missing': { row: 8, status: 403, type: 'Client.ConsentMissing' },
  'fields-exceed-grant': { row: 9, status: 403, type: 'Client.FieldsExceedGrant' },
  'field-leak': { row: 10, status: 500, type: 'Server.ServerProxy.FieldLeak' },
  'request-malformed': { row: 10, status: 400, type: 'Client.BadRequest' },
  'body-too-large': { row: 3, status: 413, type: 'Client.BodyTooLarge' },
  'holder-silent': { row: 10, status: 503, type: 'Server.ServerProxy.ServiceFailed' },
  'holder-nonsense': { row: 10, status: 500, type: 'Server.ServerProxy.ServiceFailed' },
  'officers-late': { row: 10, status: 503, type: 'Server.ServerProxy.OfficersLate' },
  'officer-withholds': { row: 10, status: 403, type: 'Server.ServerProxy.OfficerWithholds' },
  'exchange-interrupted': { row: 6, status: 500, type: 'Server.ServerProxy.Interrupted' },
  'gateway-fault': { row: 10, status: 500, type: 'Server.ServerProxy.InternalError' },
} as const;
export type FaultCode = keyof typeof FAULTS;

/** A gateway's "no". The detail says which part of the message, never what stands in it. */
export class MxFault extends Error {
  readonly code: FaultCode;
  readonly detail: string;

  constructor(code: FaultCode, detail: string, options?: ErrorOptions) {
    super(`${code}: ${detail}`, options);
    this.name = 'MxFault';
    this.code = code;
    this.detail = detail;
  }
}
