import { describe, expect, it } from 'vitest';
import { use } from '#coordination/arrangement';
import { BASIS, SAMSAT, WORDS } from '#coordination/fixture/samsat';
import { ArrangementFile } from '#coordination/schema';
import { instant } from '#terms/plain-date';

const samsat = ArrangementFile.parse({
  ...SAMSAT,
  grants: [
    {
      id: 'read',
      kind: 'data',
      from: 'revenue',
      to: 'police',
      registry: 'tax',
      facts: ['tax.dueDate'],
      purpose: WORDS,
      basis: BASIS,
    },
    {
      id: 'share',
      kind: 'fee-share',
      from: 'police',
      to: 'city',
      payee: 'KABKOTA',
      purpose: WORDS,
      basis: BASIS,
      statutory: true,
    },
  ],
});
describe('a grant at the moment of use', () => {
  const read = { kind: 'data', from: 'revenue', to: 'police', registry: 'tax', facts: ['tax.dueDate'] } as const;
  const ask = (wish: Parameters<typeof use>[1], at: string, arrangement = samsat) =>
    use([arrangement], wish, instant(at), 'Asia/Jakarta');

  it('holds until the last millisecond and ends with it', () => {
    expect(ask(read, '2029-12-31T23:59:59.999+07:00').kind).toBe('effective');
    expect(ask(read, '2030-01-01T00:00:00.000+07:00')).toMatchObject({
      kind: 'none',
      lapse: 'arrangement-expired',
      arrangement: 'samsat',
    });
  });

  it('gives no field it does not name, nothing to strangers, nothing while suspended', () => {
    expect(ask({ ...read, facts: ['tax.dueDate', 'tax.njkb'] }, '2026-05-01T00:00:00Z')).toMatchObject({
      lapse: 'fields-exceed-grant',
    });
    expect(ask({ ...read, to: 'insurer' }, '2026-05-01T00:00:00Z')).toMatchObject({ lapse: 'no-arrangement' });
    expect(ask(read, '2026-05-01T00:00:00Z', { ...samsat, state: 'suspended' })).toMatchObject({
      lapse: 'arrangement-suspended',
    });
  });

  it('a share that a statute gives stands when the arrangement has ended', () => {
    expect(ask({ kind: 'fee-share', from: 'police', to: 'city', payee: 'KABKOTA' }, '2031-01-01T00:00:00Z').kind).toBe(
      'effective',
    );
  });
});
