import { randomBytes } from 'node:crypto';
import { type Answer, outcomeOf, refused, servedAct, wantedOf } from '#exchange/gateway/answers';
import type { GatewayParts } from '#exchange/gateway/gateway-parts';
import * as memory from '#exchange/gateway/memory';
import type { MxFault } from '#exchange/mx/faults';
import { type RawRequest, type RawResponse, valuesOf } from '#exchange/mx/message';
import { receiptOf, sayReceiptHalf, signReceipt } from '#exchange/mx/receipt';
import type { ReadRequest } from '#exchange/mx/request';
import { signResponse } from '#exchange/mx/response';
import type { Head } from '#ledger/act';
import { appendActs } from '#ledger/append';
import { seal } from '#ledger/seal';
import { chainId, type PositionId, type SubjectId } from '#terms/ids';
import { instant } from '#terms/plain-date';

/** first: nothing was given yet; the end of the person's chain is `head` where it was looked at. again: it was served before. */
export type HandOut =
  | { readonly kind: 'first'; readonly subject: SubjectId; readonly head?: Head; readonly by?: PositionId }
  | { readonly kind: 'again'; readonly subject: SubjectId };

/**
 * Signs, keeps and only then lets go: the act on the person's chain is durable before the answer leaves. What was served
 * before is only signed anew.
 */
export async function handOut(
  parts: GatewayParts,
  request: ReadRequest,
  key: memory.ExchangeKey,
  answer: Answer,
  how: HandOut,
): Promise<RawResponse> {
  const { signer, keyid, keys, db } = parts;
  const { subject } = how;
  const at = instant(parts.now());
  const [salt, seed] = [randomBytes(32), randomBytes(32)];
  const response = signAnswer(parts, request.raw, key.xid, answer);
  const outcome = outcomeOf(answer.status, answer.error);
  const receipt = receiptOf(request.raw, response, outcome, wantedOf(request.body)?.key ?? '', salt);
  const ownHalf = signReceipt(receipt, signer);
  const { status, error, body } = answer;
  const sealed = seal(await keys.keyFor(subject), { status, error, body }, seed, `exchange/${key.client}/${key.xid}`);
  const kept = { subject, sealed, receipt: receipt.text, ownHalf, at };
  if (how.kind === 'again') await memory.keepServed(db, key, kept);
  else {
    const act = servedAct(request, key, outcome, receipt.name, how.by ?? null);
    const row = memory.servedRow(key, kept);
    const known = how.head === undefined ? {} : { head: how.head };
    await appendActs(db, { chain: chainId(subject), drafts: [act], at, seed, ...known, beside: () => ({ row }) });
  }
  const half = sayReceiptHalf({ keyid, signature: ownHalf, salt });
  return { ...response, fields: [...response.fields, ['MG-Receipt', half]] };
}

/** An answer as it leaves, without a receipt. */
export function signAnswer(
  { signer, keyid, now }: GatewayParts,
  request: RawRequest,
  id: string,
  { status, error, body }: Answer,
): RawResponse {
  const created = Math.floor(now() / 1000);
  const answer = { status, id, body: Buffer.from(body), ...(error === null ? {} : { error }) };
  return signResponse(answer, request, { created, keyid }, signer);
}

export function signRefusal(parts: GatewayParts, { code, detail }: MxFault, raw: RawRequest): RawResponse {
  const [xid = '-'] = valuesOf(raw.fields, 'x-road-id');
  return signAnswer(parts, raw, /^[0-9a-f-]{36}$/.test(xid) ? xid : '-', refused(code, detail));
}
