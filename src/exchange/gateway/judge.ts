import { bound, nikOrNull, wantedOf } from '#exchange/gateway/answers';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import type { Served } from '#exchange/gateway/holder';
import { MxFault } from '#exchange/mx/faults';
import { readServiceTarget, saySystemId } from '#exchange/mx/identifier';
import type { RawRequest } from '#exchange/mx/message';
import { claimedKey, LIFETIME, type ReadRequest } from '#exchange/mx/request';
import { agencyId } from '#terms/ids';
import { instant } from '#terms/plain-date';

/** Seconds by which two clocks may differ. */
const SKEW = 5;

/** Rows 1 and 2: the key of whoever asks over this certificate. Throws `MxFault` (certificate-unknown, key-unknown). */
export function askerOf({ trust, now }: GatewayParts, raw: RawRequest, pin: string | null) {
  const at = instant(now());
  const certified = pin === null ? null : trust.certified(pin, at);
  if (certified === null) throw new MxFault('certificate-unknown', 'the certificate is not known');
  const { keyid, client } = claimedKey(raw);
  const key = trust.key(keyid, at);
  if (key.agency !== certified || !bound(key.agency, client.member))
    throw new MxFault('key-unknown', 'the key is of another than the asker');
  return key;
}

/** Row 4. Throws `MxFault` (message-expired). */
export function requireOfNow({ now }: GatewayParts, { created, expires }: ReadRequest): void {
  const seconds = Math.floor(now() / 1000);
  if (created > seconds + SKEW || seconds > created + LIFETIME + SKEW || seconds > expires + SKEW)
    throw new MxFault('message-expired', 'the request is not of now');
}

/** Rows 7 to 9, before anything is claimed; null where the request is granted. */
export async function refusalOf(parts: GatewayParts, request: ReadRequest): Promise<MxFault | null> {
  const served = servedFor(parts, request);
  if (served === undefined) return new MxFault('service-closed', 'no such service here');
  const { purpose, fields } = request;
  const lapse = served.lapse({ client: request.client, purpose: purpose.code, fields }, instant(parts.now()));
  if (lapse !== null && lapse !== 'fields-exceed-grant') return new MxFault('service-closed', lapse);
  if (!(await carried(parts, request, served))) return new MxFault('consent-missing', 'no consent holds for this');
  return lapse === null ? null : new MxFault('fields-exceed-grant', 'more is asked than the grant gives');
}

/** Row 8: the status is read for whom the request is about, and where it cannot be read nothing is given. */
async function carried(
  { consentHolds, agency, now }: GatewayParts,
  { consent, fields, client, purpose, body }: ReadRequest,
  served: Served,
): Promise<boolean> {
  if (consent.kind === 'law') return !fields.some((field) => served.byConsent?.has(field) === true);
  const person = nikOrNull(wantedOf(body)?.key ?? '');
  if (person === null || consentHolds === undefined) return false;
  const use = { provider: agency, consumer: agencyId(client.member.toLowerCase()), purpose: purpose.code, fields };
  return consentHolds(consent, { ...use, person }, instant(now())).catch(() => false);
}

export function servedFor({ self, services }: GatewayParts, { target }: ReadRequest): Served | undefined {
  const { provider, service, path } = readServiceTarget(target);
  const ours = saySystemId(provider) === saySystemId(self) && path === '';
  return ours ? services.get(service) : undefined;
}
