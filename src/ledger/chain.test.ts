import { createCipheriv, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActDraft, NO_HEAD } from '#ledger/act';
import { headAfter, link, open, verifyChain } from '#ledger/chain';
import { seal, unseal } from '#ledger/seal';
import { chainId, type SubjectId, subjectId } from '#terms/ids';
import { canonical } from '#terms/json';
import { instant } from '#terms/plain-date';

const CHAIN = chainId('01939f00-0000-7000-8000-000000000001');
const SARI = subjectId('01939f00-0000-7000-8000-0000000000aa');
const KEY = new Uint8Array(32).fill(7);
const KEYS = new Map<SubjectId, Uint8Array>([[SARI, KEY]]);
const AT = instant('2026-11-24T02:00:00Z');
const seed = new Uint8Array(32).fill(1);

const drafts: ActDraft[] = [
  {
    kind: 'filed',
    element: 'start',
    agency: null,
    position: null,
    data: { n: 1 },
    personal: { subject: SARI, values: { 'person.name': 'Sari' } },
  },
  { kind: 'passed', element: 'fork', agency: null, position: null, data: {} },
  { kind: 'concluded', element: 'inspect', agency: null, position: null, data: { ok: true } },
];

function opened(acts: ReturnType<typeof link>) {
  return new Map(
    acts.map((act) => [act.seq, { ...open(act, KEY), values: act.subject === null ? null : open(act, KEY).values }]),
  );
}

describe('a chain of acts', () => {
  it('gives places, keeps the personal part out of the envelope and opens with the key', () => {
    const acts = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    expect(acts.map((act) => act.seq)).toEqual([1, 2, 3]);
    expect(acts[1]?.prev).toBe(acts[0]?.c);
    expect(JSON.stringify({ ...acts[0], sealed: null })).not.toContain('Sari');
    expect(acts[0] && open(acts[0], KEY).values).toEqual({ 'person.name': 'Sari' });
    expect(verifyChain(acts, opened(acts))).toEqual([]);
  });

  it('commits to the canonical form of the whole act and seals that of salt and values, however they are put together', () => {
    const [filed, passed] = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    for (const [act, personal] of [[filed!, { 'person.name': 'Sari' }] as const, [passed!, null] as const]) {
      const { c, subject, sealed, ...clear } = act;
      const { salt } = open(act, KEY);
      const whole = canonical({ ...clear, personal });
      expect(c).toBe(createHmac('sha256', salt).update(whole).digest('base64url'));
      const inner = { salt: Buffer.from(salt).toString('base64url'), values: personal };
      if (subject !== null) expect(sealed).toEqual(seal(KEY, inner, seed, `act/${CHAIN}/${act.seq}`));
    }
  });

  it('the same command gives the same bytes', () => {
    const [once, twice] = [0, 1].map(() => link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS));
    expect(once).toEqual(twice);
  });

  it('never goes back in time', () => {
    const first = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    const second = link(CHAIN, headAfter(NO_HEAD, first), drafts, instant('2026-11-24T01:00:00Z'), seed, KEYS);
    expect(second[0]?.at).toBe(AT);
  });

  it('still proves place and order after a person was erased', () => {
    const acts = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    expect(() => open(acts[0]!, undefined)).toThrow('erased');
    const left = opened(acts);
    left.delete(1);
    expect(verifyChain(acts, left)).toEqual([]);
  });

  it('a missing, reordered or altered act is found', () => {
    const acts = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    const all = opened(acts);
    expect(verifyChain([acts[0]!, acts[2]!], all)).not.toEqual([]);
    expect(verifyChain([acts[1]!, acts[0]!, acts[2]!], all)).not.toEqual([]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), fc.string({ minLength: 1 }), (place, word) => {
        const forged = acts.map((act, at) => (at === place ? { ...act, data: { forged: word } } : act));
        expect(verifyChain(forged, all)).not.toEqual([]);
      }),
    );
  });

  it('what is sealed twice is the same bytes; long values are deflated, and come out as they went in', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(4_000), (word, times) => {
        const value = { word, rows: 'tariff '.repeat(times) };
        const sealed = seal(KEY, value, seed, 'act/1');
        expect(seal(KEY, value, seed, 'act/1')).toEqual(sealed);
        expect(unseal(KEY, sealed)).toEqual(value);
        if (times > 1_000) expect(sealed.length).toBeLessThan(1_000 + 4 * word.length);
      }),
    );
  });

  it('opens what was sealed before long values were deflated', () => {
    const nonce = Buffer.alloc(12, 7);
    const cipher = createCipheriv('aes-256-gcm', KEY, nonce);
    const plain = JSON.stringify({ rows: 'tariff '.repeat(500) });
    const sealed = Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    expect(unseal(KEY, sealed)).toEqual(JSON.parse(plain));
  });

  it('another key or a changed byte does not open it', () => {
    const [act] = link(CHAIN, NO_HEAD, drafts, AT, seed, KEYS);
    expect(() => unseal(new Uint8Array(32), act!.sealed)).toThrow();
    const bent = Uint8Array.from(act!.sealed);
    bent[20] = (bent[20] ?? 0) ^ 1;
    expect(() => unseal(KEY, bent)).toThrow();
  });
});
