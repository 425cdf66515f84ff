import { bound } from '#exchange/gateway/answers';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import * as memory from '#exchange/gateway/memory';
import { MxFault } from '#exchange/mx/faults';
import { receiptHolds } from '#exchange/mx/receipt';
import { instant } from '#terms/plain-date';

/** Halves of receipts on their way to a provider, all signed under one key. `sig` is base64. */
export interface SentHalves {
  readonly keyid: string;
  readonly halves: readonly { readonly xid: string; readonly client: string; readonly sig: string }[];
}

/**
 * An asker's halves of receipts, under one key of its own. Gives the ids of those that are what they should be, and keeps
 * these. Throws `MxFault` (certificate-unknown, key-unknown) for anybody else.
 */
export async function takeHalves(
  { db, trust, agency, now }: GatewayParts,
  { keyid, halves }: SentHalves,
  pin: string | null,
): Promise<readonly string[]> {
  const at = instant(now());
  const { agency: signer, verifier } = trust.key(keyid, at);
  if (pin === null || trust.certified(pin, at) !== signer)
    throw new MxFault('certificate-unknown', 'another certificate');
  const own = halves.filter(({ client }) => bound(signer, client.split('/')[2] ?? ''));
  const ids = own.map(({ xid }) => xid);
  const texts = new Map(
    (await memory.receiptTexts(db, agency, ids)).map(({ client, xid, receipt }) => [`${client} ${xid}`, receipt]),
  );
  const taken = own.flatMap(({ client, xid, sig }) => {
    const [text, half] = [texts.get(`${client} ${xid}`), Buffer.from(sig, 'base64')];
    return text !== undefined && receiptHolds({ text, name: '' }, half, verifier) ? [{ client, xid, half }] : [];
  });
  if (taken.length > 0) await memory.keepTheirHalves(db, agency, taken);
  return taken.map(({ xid }) => xid);
}
