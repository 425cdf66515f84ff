import { randomBytes } from 'node:crypto';
import type { ActRow, HeadRow } from '#store/rows';
import type { StepWrite } from '#store/step';
import { type ChainId, chainId, serviceId, uuidv7 } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';

export const SERVICE = serviceId('samsat.pengesahan-tahunan');
export const NOON = instant('2026-11-23T05:00:00.000Z');

export function newChain(at: Instant = NOON): ChainId {
  return chainId(uuidv7(Date.parse(at), randomBytes(10)));
}

/** Acts that follow `head`, with commitments that only look the part: the store does not check them. */
export function actsAfter(chain: ChainId, head: HeadRow, kinds: readonly string[], at: Instant = NOON): ActRow[] {
  const acts: ActRow[] = [];
  let prev = head.c;
  for (const [index, kind] of kinds.entries()) {
    const c = randomBytes(32).toString('base64url');
    const place = { chain, seq: head.seq + index + 1, at, c, prev };
    acts.push({
      ...place,
      kind,
      element: 'Task_periksa',
      agency: null,
      position: null,
      data: { n: index },
      subject: null,
      sealed: randomBytes(32),
    });
    prev = c;
  }
  return acts;
}

export const NO_HEAD: HeadRow = { seq: 0, c: null, at: null };

/** A step of one act on a case that stood at `version` and `head`; version null files it. */
export function stepFrom(
  caseId: ChainId,
  version: number | null,
  head: HeadRow,
  more: Partial<StepWrite> = {},
): StepWrite {
  const acts = actsAfter(caseId, head, [version === null ? 'filed' : 'concluded']);
  const last = acts[0];
  if (last === undefined) throw new Error('one act was asked for');
  const filed = { number: `MG-2026-${caseId.slice(-12)}`, service: SERVICE, def: 1 };
  return {
    caseId,
    version,
    status: 'open',
    head: { seq: last.seq, c: last.c, at: last.at },
    state: { v: 1, steps: last.seq },
    acts,
    ...(version === null ? { filed } : {}),
    ...more,
  };
}
