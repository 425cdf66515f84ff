import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shareOf, stateAt, use } from '#coordination/arrangement';
import {
  type ArrangementAct,
  type ArrangementCommand,
  applyAct,
  decideArrangement,
  foldArrangement,
  type Signatory,
  type Standing,
} from '#coordination/lifecycle';
import { ArrangementFile } from '#coordination/schema';
import { agencyId, positionId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';

const words = { id: 'kata', en: 'word' };
const basis = { law: 'UU 1/2022', certainty: 'H' as const };
const ZONE = 'Asia/Jakarta';
const NOW = instant('2026-05-04T10:00:00+07:00');

function text(more: object = {}): ArrangementFile {
  return ArrangementFile.parse({
    id: 'water',
    title: words,
    sentence: words,
    instrument: 'cooperation-agreement',
    declaredLevel: 2,
    members: [
      { agency: 'works', role: 'lead' },
      { agency: 'water', role: 'member' },
      { agency: 'city', role: 'payee' },
    ],
    leadPattern: 'single',
    leadPosition: { position: 'works.head' },
    legalBasis: [basis],
    services: ['connection'],
    grants: [
      {
        id: 'read',
        kind: 'data',
        from: 'water',
        to: 'works',
        registry: 'pipes',
        facts: ['pipe.free'],
        purpose: words,
        basis,
      },
      { id: 'fee', kind: 'fee-share', from: 'works', to: 'water', payee: 'WATER', purpose: words, basis },
      {
        id: 'levy',
        kind: 'fee-share',
        from: 'works',
        to: 'city',
        payee: 'CITY',
        purpose: words,
        basis,
        statutory: true,
      },
      { id: 'sign', kind: 'sign-for', from: 'water', to: 'works', purpose: words, basis },
      {
        id: 'loan',
        kind: 'borrowed-officer',
        from: 'works',
        to: 'water',
        position: 'works.clerk',
        purpose: words,
        basis,
      },
      { id: 'queue', kind: 'queue-share', from: 'water', to: '*', purpose: words, basis },
    ],
    from: '2026-01-01',
    to: '2027-01-01',
    state: 'draft',
    ...more,
  });
}

function seat(agency: string, more: Partial<Signatory> = {}): Signatory {
  return {
    agency: agencyId(agency),
    position: positionId(`${agency}.head`),
    head: true,
    until: null,
    body: false,
    ...more,
  };
}
const works = seat('works');
const water = seat('water');
const body = seat('secretariat', { body: true });

type Move = readonly [Signatory, ArrangementCommand, Instant?];

function play(moves: readonly Move[]): Standing | null {
  let standing: Standing | null = null;
  for (const [by, command, at = NOW] of moves)
    standing = applyAct(standing, { ...decideArrangement(standing, command, by, at, ZONE), at });
  return standing;
}
const DRAFTED: readonly Move[] = [
  [works, { kind: 'draft', text: text() }],
  [works, { kind: 'propose' }],
];
const IN_FORCE: readonly Move[] = [...DRAFTED, [works, { kind: 'sign' }], [water, { kind: 'sign' }]];

function refusal(moves: readonly Move[]): string {
  try {
    play(moves);
  } catch (error) {
    return (error as { code: string }).code; // every refusal has one
  }
  return 'none';
}

describe('the life of an arrangement', () => {
  it('an agreement is in force once every voting member has signed, and not before', () => {
    const one = play(IN_FORCE.slice(0, 3));
    expect(one && stateAt(one.text, NOW, ZONE)).toBe('proposed');
    const all = play(IN_FORCE);
    expect(all && stateAt(all.text, NOW, ZONE)).toBe('in-force');
    expect(all?.signed).toEqual(['works', 'water']);
  });

  it('a decree is enacted by the one signature of its seat; a member cannot sign it', () => {
    const decree = text({ instrument: 'head-of-region-decree', enactedBy: 'town.mayor' });
    const mayor = seat('town', { position: positionId('town.mayor'), head: false });
    const begun: Move[] = [
      [works, { kind: 'draft', text: decree }],
      [works, { kind: 'propose' }],
    ];
    expect(refusal([...begun, [water, { kind: 'sign' }]])).toBe('signature-not-yours');
    const enacted = play([...begun, [mayor, { kind: 'sign' }]]);
    expect(enacted?.text.state).toBe('enacted');
    expect(enacted && stateAt(enacted.text, NOW, ZONE)).toBe('in-force');
    expect(enacted && stateAt(enacted.text, instant('2025-12-31T23:59:59+07:00'), ZONE)).toBe('enacted');
  });

  it('refuses a second signature, one after expiry, one without a mandate, a clerk, a stranger', () => {
    expect(refusal([...IN_FORCE.slice(0, 3), [works, { kind: 'sign' }]])).toBe('signed-before');
    const late = instant('2027-01-01T00:00:00+07:00');
    expect(refusal([...IN_FORCE.slice(0, 3), [water, { kind: 'sign' }, late]])).toBe('arrangement-over');
    const ended = seat('water', { until: '2026-05-04' });
    expect(refusal([...IN_FORCE.slice(0, 3), [ended, { kind: 'sign' }]])).toBe('delegation-ended');
    expect(refusal([...DRAFTED, [seat('water', { head: false }), { kind: 'sign' }]])).toBe('signature-not-yours');
    expect(refusal([...DRAFTED, [seat('zoo'), { kind: 'sign' }]])).toBe('signature-not-yours');
    expect(refusal([[seat('zoo'), { kind: 'draft', text: text() }]])).toBe('signature-not-yours');
  });

  it('refuses to end what has ended, to sign a draft, to stop what does not run', () => {
    const end: Move = [works, { kind: 'end', reason: 'agreed' }];
    expect(refusal([...IN_FORCE, end, end])).toBe('arrangement-unfit');
    expect(refusal([...DRAFTED.slice(0, 1), [works, { kind: 'sign' }]])).toBe('arrangement-unfit');
    expect(refusal([...DRAFTED, [body, { kind: 'suspend', reason: 'agreed' }]])).toBe('arrangement-unfit');
    expect(refusal([...IN_FORCE, [works, { kind: 'resume' }]])).toBe('arrangement-unfit');
    expect(refusal([...IN_FORCE, [water, { kind: 'suspend', reason: 'agreed' }]])).toBe('signature-not-yours');
    expect(refusal([...IN_FORCE, [works, { kind: 'renew', to: '2026-12-31' }]])).toBe('arrangement-unfit');
  });

  it('the coordinating body suspends it, it resumes, and a renewal holds once all have signed the same end', () => {
    const stopped = play([...IN_FORCE, [body, { kind: 'suspend', reason: 'agreed' }]]);
    expect(stopped && stateAt(stopped.text, NOW, ZONE)).toBe('suspended');
    const on = play([...IN_FORCE, [body, { kind: 'suspend', reason: 'agreed' }], [body, { kind: 'resume' }]]);
    expect(on && stateAt(on.text, NOW, ZONE)).toBe('in-force');
    const later = instant('2027-01-02T10:00:00+07:00');
    const half: Move[] = [...IN_FORCE, [works, { kind: 'renew', to: '2028-01-01' }, later]];
    const one = play(half);
    expect(one && stateAt(one.text, later, ZONE)).toBe('expired');
    const both = play([...half, [water, { kind: 'renew', to: '2028-01-01' }, later]]);
    expect(both && stateAt(both.text, later, ZONE)).toBe('in-force');
    expect(refusal([...half, [works, { kind: 'renew', to: '2028-01-01' }, later]])).toBe('signed-before');
  });

  it('a changed file brings new words and grants and leaves what was decided', () => {
    const ship = (one: ArrangementFile): ArrangementAct => ({
      kind: 'arrangement-shipped',
      at: NOW,
      agency: null,
      position: null,
      data: JSON.parse(JSON.stringify({ text: one })),
    });
    const first = ship(text({ state: 'in-force' }));
    const end: ArrangementAct = { ...first, kind: 'arrangement-terminated', data: { reason: 'agreed' } };
    const again = ship(text({ state: 'in-force', grants: [] }));
    expect(foldArrangement([first, end, again])?.text).toMatchObject({ state: 'terminated', grants: [] });
    expect(foldArrangement([first, again])?.text).toMatchObject({ state: 'in-force', grants: [] });
  });
});

const WISHES = [
  { kind: 'data', from: 'water', to: 'works', registry: 'pipes', facts: ['pipe.free'] },
  { kind: 'fee-share', from: 'works', to: 'water', payee: 'WATER', service: 'connection' },
  { kind: 'sign-for', from: 'water', to: 'works', service: 'connection' },
  { kind: 'borrowed-officer', from: 'works', to: 'water', position: 'works.clerk', service: 'connection' },
  { kind: 'queue-share', from: 'water', to: 'works', service: 'connection' },
] as const;

describe('every kind of grant at the moment of use', () => {
  const running = text({ state: 'in-force' });
  const ask = (wish: (typeof WISHES)[number], at: string, one = running) => use([one], wish, instant(at), ZONE);

  it.each(WISHES)('$kind holds to the last millisecond, then says which arrangement and who renews', (wish) => {
    expect(ask(wish, '2026-12-31T23:59:59.999+07:00').kind).toBe('effective');
    expect(ask(wish, '2027-01-01T00:00:00.000+07:00')).toEqual({
      kind: 'none',
      lapse: 'arrangement-expired',
      arrangement: 'water',
      renewedBy: ['works', 'water'],
    });
    expect(ask(wish, '2026-05-04T10:00:00+07:00', { ...running, state: 'suspended' })).toMatchObject({
      lapse: 'arrangement-suspended',
    });
    expect(ask(wish, '2026-05-04T10:00:00+07:00', { ...running, state: 'proposed' })).toMatchObject({
      lapse: 'no-arrangement',
    });
  });

  it('a basis that has ended takes its grant with it, whatever the arrangement says', () => {
    const ended = { ...basis, to: '2026-04-01' };
    const [read] = running.grants;
    const grants = [{ ...read, basis: ended }] as ArrangementFile['grants'];
    expect(ask(WISHES[0], '2026-03-31T23:59:59+07:00', { ...running, grants }).kind).toBe('effective');
    expect(ask(WISHES[0], '2026-04-01T00:00:00+07:00', { ...running, grants })).toMatchObject({
      lapse: 'basis-lapsed',
    });
    const whole = { ...running, legalBasis: [ended] };
    expect(ask(WISHES[0], '2026-05-04T00:00:00+07:00', whole)).toMatchObject({ lapse: 'basis-lapsed' });
  });

  it('a share by statute stands when the agreement has ended, one by agreement alone is not billed, others are the tariff’s', () => {
    const after = instant('2027-01-01T00:00:00+07:00');
    const share = (payee: string, to: string) => shareOf([running], { service: 'connection', payee, to }, after, ZONE);
    expect(share('CITY', 'city')?.kind).toBe('effective');
    expect(share('WATER', 'water')?.kind).toBe('none');
    expect(share('BANK', 'bank')).toBeNull();
  });

  it('none is effective at a moment without an arrangement in force, whatever was decided before', () => {
    const seats = [works, water, body, seat('zoo'), seat('water', { until: '2026-06-01' })];
    const command = fc.oneof(
      fc.constantFrom<ArrangementCommand>(
        { kind: 'propose' },
        { kind: 'sign' },
        { kind: 'suspend', reason: 'agreed' },
        { kind: 'resume' },
        { kind: 'end', reason: 'agreed' },
        { kind: 'succeed', by: 'other' },
      ),
      fc.constantFrom('2027-06-01', '2028-01-01').map((to): ArrangementCommand => ({ kind: 'renew', to })),
    );
    const moments = fc.integer({ min: Date.parse('2025-11-01'), max: Date.parse('2028-03-01') });
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom(...seats), command), { maxLength: 12 }),
        fc.array(moments, { minLength: 1, maxLength: 12 }),
        fc.boolean(),
        (moves, times, ready) => {
          let standing = play(ready ? IN_FORCE : DRAFTED);
          const at = instant(times[0] ?? 0);
          for (const [by, one] of moves) {
            try {
              standing = applyAct(standing, { ...decideArrangement(standing, one, by, at, ZONE), at });
            } catch {
              // a refusal changes nothing
            }
          }
          const now = standing?.text ?? text();
          for (const time of times)
            for (const wish of WISHES) {
              const found = use([now], wish, instant(time), ZONE);
              const state = stateAt(now, instant(time), ZONE);
              seen.add(`${found.kind} ${state}`);
              expect(found.kind === 'effective').toBe(state === 'in-force');
            }
        },
      ),
      { numRuns: 400 },
    );
    expect(seen).toContain('effective in-force');
    for (const state of ['suspended', 'expired', 'terminated', 'succeeded', 'proposed'])
      expect(seen).toContain(`none ${state}`);
  });
});
