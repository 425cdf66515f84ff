import { describe, expect, it } from 'vitest';
import { readNotice } from '#billing/notice';

const BODY = {
  type: 'payment.received',
  channel: 'bank',
  reference: 'BC1',
  code: '123456789012345',
  amount: 296_450,
  paidAt: '2026-11-23T09:01:00+07:00',
};

describe('a payment notice', () => {
  it('is read from the body, the amount in whole rupiah and the time in UTC', () => {
    const { type: _type, ...said } = BODY;
    expect(readNotice(JSON.stringify(BODY))).toEqual({
      ...said,
      amount: 296_450n,
      paidAt: '2026-11-23T02:01:00.000Z',
    });
  });

  it('is taken with members we do not know yet, and for a code we never gave out', () => {
    expect(readNotice(JSON.stringify({ ...BODY, code: 'X-1', branch: 7 }))).toMatchObject({ code: 'X-1' });
  });

  it.each([
    ['type', 'payment.refunded'],
    ['channel', ''],
    ['reference', 'a/b'],
    ['reference', ''],
    ['code', ''],
    ['amount', 0],
    ['amount', -5],
    ['amount', 0.5],
    ['amount', '296450'],
    ['amount', 2 ** 53],
    ['paidAt', '2026-11-23'],
    ['paidAt', 'yesterday'],
  ])('is refused when its %s is %j, and says so', (name, value) => {
    expect(() => readNotice(JSON.stringify({ ...BODY, [name]: value }))).toThrow(
      expect.objectContaining({ code: 'callback-malformed', facts: { where: [name] } }),
    );
  });

  it('is refused when the body is no JSON object', () => {
    for (const body of ['', 'null', '[]', '{"type"']) {
      expect(() => readNotice(body)).toThrow(expect.objectContaining({ code: 'callback-malformed' }));
    }
  });
});
