import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentCode, readPaymentCode, sayPaymentCode } from '#billing/payment-code';

const seed = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('a payment code', () => {
  it('has 15 digits, does not begin with 0 and is read back as it was given', () => {
    fc.assert(
      fc.property(seed, (one) => {
        const code = paymentCode(one);
        expect(code).toMatch(/^[1-9]\d{14}$/);
        expect(readPaymentCode(code)).toBe(code);
        expect(readPaymentCode(` ${sayPaymentCode(code)} `)).toBe(code);
      }),
    );
  });

  it('follows from the seed, and another seed gives another code', () => {
    const [one, other] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)];
    expect(paymentCode(one)).toBe(paymentCode(one));
    expect(paymentCode(one)).not.toBe(paymentCode(other));
  });

  it('is refused with any one digit wrong', () => {
    fc.assert(
      fc.property(seed, fc.nat(14), fc.integer({ min: 1, max: 9 }), (one, place, by) => {
        const digits = paymentCode(one).split('');
        digits[place] = String((Number(digits[place]) + by) % 10);
        expect(readPaymentCode(digits.join(''))).toBeUndefined();
      }),
    );
  });

  it('is refused with two neighbouring digits swapped', () => {
    fc.assert(
      fc.property(seed, fc.nat(13), (one, place) => {
        const digits = paymentCode(one).split('');
        const [left = '', right = ''] = digits.slice(place, place + 2);
        fc.pre(left !== right);
        digits.splice(place, 2, right, left);
        expect(readPaymentCode(digits.join(''))).toBeUndefined();
      }),
    );
  });

  it('is refused when it is too short, too long or no number', () => {
    const code = paymentCode(new Uint8Array(32).fill(3));
    for (const wrong of ['', code.slice(1), `${code}0`, `${code.slice(0, 14)}x`]) {
      expect(readPaymentCode(wrong)).toBeUndefined();
    }
  });

  it('is read aloud in three groups', () => {
    expect(sayPaymentCode('123456789012345')).toBe('12345 67890 12345');
  });
});
