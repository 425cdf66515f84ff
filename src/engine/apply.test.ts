import { describe, expect, it } from 'vitest';
import { CASE_ACTS } from '#engine/acts';
import { apply } from '#engine/apply';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import { at, envelopesOf, SUBJECT } from '../../test/support/play.ts';

const filed = fileShop(await shopProgram());

describe('the fold of a case', () => {
  it('knows every kind of act, and an act that changes nothing only moves the time', () => {
    const state = filed.state;
    for (const kind of ['payment-parked', 'refunded', 'withdrawn', 'decided', 'timer-fired'] as const) {
      expect(apply(state, { kind, element: null, data: {}, at: at(1) })).toEqual({ ...state, at: at(1) });
    }
    const data = { subject: SUBJECT, territory: '99', status: 'done', question: { id: 90, item: 1 }, item: 1 };
    for (const kind of CASE_ACTS) expect(apply(state, { kind, element: null, data, at: at(1) }).at).toBe(at(1));
  });

  it('begins with filed', () => {
    expect(() => apply(null, { kind: 'passed', element: null, data: {}, at: at(1) })).toThrow(
      'a case begins with filed',
    );
  });

  it('needs no personal value', () => {
    const envelopes = envelopesOf(filed);
    expect(envelopes.every((envelope) => !('sealed' in envelope))).toBe(true);
    expect(JSON.stringify(envelopes.reduce<ReturnType<typeof apply> | null>(apply, null))).toBe(
      JSON.stringify(filed.state),
    );
  });
});
