import { createHmac } from 'node:crypto';
import { type Act, type ActDraft, type Envelope, type Head, NO_HEAD } from '#ledger/act';
import { type DataKey, sealText, unseal } from '#ledger/seal';
import type { ChainId, SubjectId } from '#terms/ids';
import { canonical, type JsonObject } from '#terms/json';
import type { Instant } from '#terms/plain-date';
import { derive, type Seed } from '#terms/random';

/** Gives drafts their place after `head`: seq, time (never before the chain's last act), commitment, sealed part. */
export function link(
  chain: ChainId,
  head: Head,
  drafts: readonly ActDraft[],
  at: Instant,
  seed: Seed,
  keys: ReadonlyMap<SubjectId, DataKey>,
): Act[] {
  const acts: Act[] = [];
  let prev = head.c;
  const time = head.at !== null && head.at > at ? head.at : at;
  for (const [index, draft] of drafts.entries()) {
    const act = linkOne(chain, head.seq + index + 1, prev, draft, time, seed, keys);
    acts.push(act);
    prev = act.c;
  }
  return acts;
}

export function headAfter(head: Head, acts: readonly Act[]): Head {
  const last = acts.at(-1);
  return last === undefined ? head : { seq: last.seq, c: last.c, at: last.at };
}

function linkOne(
  chain: ChainId,
  seq: number,
  prev: string | null,
  draft: ActDraft,
  at: Instant,
  seed: Seed,
  keys: ReadonlyMap<SubjectId, DataKey>,
): Act {
  const { personal, ...clear } = draft;
  const salt = derive(seed, `salt/${chain}/${seq}/${personal?.subject ?? ''}`);
  const body = { ...clear, chain, seq, at, prev };
  const values = personal === undefined ? null : canonical(personal.values);
  const c = commit(body, values, salt);
  if (personal === undefined) return { ...body, c, subject: null, sealed: salt };
  const key = keys.get(personal.subject);
  if (key === undefined) throw new Error(`no data key for the subject of ${draft.kind}`);
  const inner = `{"salt":"${Buffer.from(salt).toString('base64url')}","values":${values}}`; // canonical `Inner`
  return { ...body, c, subject: personal.subject, sealed: sealText(key, inner, seed, `act/${chain}/${seq}`) };
}

/** base64url(HMAC-SHA-256(salt, JCS(act without c, personal part included))). */
export function commitment(act: Omit<Envelope, 'c'>, personal: JsonObject | null, salt: Uint8Array): string {
  return commit(act, personal === null ? null : canonical(personal), salt);
}

/** With the personal part in its canonical form, which sealing needs as well: it is long and made once. */
function commit(act: Omit<Envelope, 'c'>, personal: string | null, salt: Uint8Array): string {
  const { chain, seq, at, kind, element, agency, position, data, prev } = act;
  const before = canonical({ agency, at, chain, data, element, kind }).slice(0, -1);
  const after = canonical({ position, prev, seq }).slice(1);
  return createHmac('sha256', salt).update(`${before},"personal":${personal},${after}`).digest('base64url');
}

/** The personal part and salt of an act, for whoever may hold the subject's key. */
export function open(act: Act, key: DataKey | undefined): { values: JsonObject; salt: Uint8Array } {
  if (act.subject === null) return { values: {}, salt: act.sealed };
  if (key === undefined) throw new Error('the subject has been erased');
  const inner = unseal(key, act.sealed) as unknown as Inner; // sealed by linkOne, authenticated by GCM
  return { values: inner.values, salt: Buffer.from(inner.salt, 'base64url') };
}

interface Inner {
  readonly salt: string;
  readonly values: JsonObject;
}

export type Finding = { readonly seq: number; readonly what: 'missing' | 'reordered' | 'altered' };

/**
 * Checks a chain as an auditor would. `salts` opens the commitments of the acts one may open; an erased person's acts are
 * still checked for place and order. Returns nothing when all is well.
 */
export function verifyChain(
  acts: readonly Envelope[],
  opened: ReadonlyMap<number, { values: JsonObject | null; salt: Uint8Array }>,
): Finding[] {
  const findings: Finding[] = [];
  let head: Head = NO_HEAD;
  for (const act of acts) {
    if (act.seq !== head.seq + 1)
      findings.push({ seq: act.seq, what: act.seq > head.seq + 1 ? 'missing' : 'reordered' });
    if (act.prev !== head.c) findings.push({ seq: act.seq, what: 'altered' });
    const inner = opened.get(act.seq);
    if (inner !== undefined && commitment(act, inner.values, inner.salt) !== act.c) {
      findings.push({ seq: act.seq, what: 'altered' });
    }
    head = { seq: act.seq, c: act.c, at: act.at };
  }
  return findings;
}
