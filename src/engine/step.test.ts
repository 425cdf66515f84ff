import { describe, expect, it } from 'vitest';
import type { Fact } from '#engine/fact';
import { fileShop, RULES, SHOP, shopProgram } from '../../test/support/engine.ts';
import { dmnExpression, dmnFile } from '../../test/support/government.ts';
import {
  APPLICANT,
  asked,
  at,
  conclude,
  envelopesOf,
  fetched,
  folded,
  HOUSE,
  OTHER,
  officer,
  openAt,
  type Played,
  play,
  START,
  SUBJECT,
  told,
  unfiled,
  waiting,
} from '../../test/support/play.ts';

const program = await shopProgram();

function answered(now: Played, name: string, hours = 0.5): Played {
  const [first, second] = now.state?.open.filter(({ kind }) => kind === 'ask') ?? [];
  const one = play(now, {
    kind: 'answer',
    ask: first?.id ?? 0,
    received: fetched({ 'person.name': name }),
    at: at(hours),
    by: HOUSE,
  });
  return play(one, {
    kind: 'answer',
    ask: second?.id ?? 0,
    received: fetched({ 'person.alive': true }),
    at: at(hours),
    by: HOUSE,
  });
}

function paid(now: Played, hours: number): Played {
  const wait = waiting(now, 'message', 'pay');
  return play(now, {
    kind: 'deliver',
    message: 'payment',
    data: { wait: wait.id, receipt: 'k-1' },
    facts: {},
    at: at(hours),
    by: HOUSE,
  });
}

describe('a case from filing to paper', () => {
  it('gives every agency its part at the same moment', () => {
    const filed = fileShop(program);
    expect(told(filed)).toEqual([
      'filed start',
      'passed fork',
      'fact-needed read',
      'fact-needed read',
      'decided assess',
      'handed-over confirm',
    ]);
    expect(openAt(filed)).toEqual(['ask read', 'ask read', 'item confirm']);
    expect(filed.last?.needs.asks.map(({ read, agency }) => [read, agency])).toEqual([
      ['name', 'dukcapil'],
      ['alive', 'dukcapil'],
    ]);
  });

  it('runs to its end, and the state is the fold of its envelopes at every step', () => {
    let now = fileShop(program);
    const steps: ((now: Played) => Played)[] = [
      (one) => answered(one, 'Sari'),
      (one) => conclude(one, 'confirm', at(2), { 'levy.confirmed': true }),
      (one) => paid(one, 3),
      (one) => conclude(one, 'permit', at(4), { 'permit.until': '2027-05-12' }),
      (one) =>
        play(one, {
          kind: 'sealed',
          paper: waiting(one, 'paper', 'seal').id,
          number: 'IZ-1',
          sha256: 'ab',
          at: at(5),
          by: HOUSE,
        }),
    ];
    for (const next of steps) {
      now = next(now);
      expect(JSON.stringify(folded(now))).toBe(JSON.stringify(now.state));
    }
    expect(told(now)).toEqual(['sealed seal', 'passed done', 'ended']);
    expect(now.state).toMatchObject({ status: 'done', tokens: [], open: [], locked: true, filed: START });
    expect(now.facts.get('permit.until')).toEqual({
      value: '2027-05-12',
      source: { kind: 'attested', at: at(4), agency: 'kantor', position: 'kantor.petugas' },
    });
    expect(now.facts.get('levy.base')).toEqual({
      value: 12_000,
      source: { kind: 'computed', at: START, decision: 'tariffs/levy.dmn#base' },
    });
  });

  it('stays under a kilobyte', () => {
    const states = [
      fileShop(program),
      answered(fileShop(program), 'Budi'),
      conclude(answered(fileShop(program), 'Budi'), 'confirm', at(2)),
    ];
    for (const { state } of states) expect(JSON.stringify(state).length).toBeLessThan(1024);
  });

  it('keeps what is personal out of the envelopes', () => {
    const now = conclude(answered(fileShop(program), 'Sari'), 'confirm', at(2), { 'levy.confirmed': true });
    const clear = JSON.stringify(envelopesOf(now));
    for (const personal of ['9971014507900003', 'T-7', 'Sari']) expect(clear).not.toContain(personal);
    const filed = now.acts[0];
    expect(filed?.data).toMatchObject({
      service: 'usaha.izin',
      version: program.service.sha256,
      territory: '99',
      subject: SUBJECT,
      known: Object.keys(SHOP),
      facts: { 'shop.province': '99', 'shop.area': 12 },
    });
    expect(filed?.subject).toBe(SUBJECT);
  });

  it('shows which rows of which table decided, and keeps what they were asked sealed', () => {
    const { last } = answered(fileShop(program), 'Sari');
    const decided = last?.acts.find(({ kind }) => kind === 'decided');
    expect(decided?.data['facts']).toEqual({ 'office.match': 'match' });
    expect(decided?.data['decisions']).toEqual([
      {
        decision: 'rules/match.dmn#match',
        tables: [
          {
            table: 'rules/match.dmn#table-match',
            hash: expect.any(String),
            rows: [{ row: 1, annotations: ['Nama sama'] }],
          },
        ],
      },
    ]);
    expect(decided?.personal?.values['traces']).toMatchObject([
      {
        decision: 'rules/match.dmn#match',
        inputs: { 'person.name': 'Sari' },
        result: 'match',
        tables: [{ policy: 'UNIQUE', inputs: [{ name: 'person.name', value: 'Sari' }], rows: [{ row: 1 }] }],
      },
    ]);
    expect(last?.needs.evaluations.map(({ element }) => element)).toEqual(['match']);
  });
});

describe('filing', () => {
  const start = { kind: 'start', at: START, by: APPLICANT, subject: SUBJECT } as const;

  it('is refused in a territory that the service does not name, or where a lane has no agency', () => {
    for (const province of ['97', '98']) {
      const facts = asked({ ...SHOP, 'shop.province': province });
      expect(() => play(unfiled(program), { ...start, facts })).toThrow(
        expect.objectContaining({ code: 'territory-not-served' }),
      );
    }
    expect(() => play(unfiled(program), { ...start, facts: new Map() })).toThrow(
      expect.objectContaining({ code: 'territory-not-served' }),
    );
  });

  it('is refused to whom the service’s own rule turns away, with its reason', async () => {
    const rule = dmnExpression('eligibility', ['shop'], 'if shop.area &gt; 100 then "too-large" else null');
    const rules = { ...RULES, 'rules/eligibility.dmn': dmnFile('eligibility', ['shop'], rule) };
    const strict = await shopProgram(rules, 'rules/eligibility.dmn#eligibility');
    const [filed] = fileShop(strict).last?.acts ?? [];
    expect(filed?.data['eligibility']).toEqual({ decision: 'rules/eligibility.dmn#eligibility', tables: [] });
    expect(filed?.personal?.values['traces']).toEqual([
      {
        decision: 'rules/eligibility.dmn#eligibility',
        inputs: { 'shop.area': 12 },
        steps: [],
        result: null,
        tables: [],
      },
    ]);
    expect(() => fileShop(strict, { 'shop.area': 101 })).toThrow(
      expect.objectContaining({ code: 'not-eligible', facts: { reason: 'too-large', service: 'usaha.izin' } }),
    );
  });

  it('happens once', () => {
    expect(() => play(fileShop(program), { ...start, facts: asked(SHOP) })).toThrow(
      expect.objectContaining({ code: 'already-filed' }),
    );
    expect(() => play(unfiled(program), { kind: 'fire', at: START, by: HOUSE })).toThrow(
      expect.objectContaining({ code: 'case-not-filed' }),
    );
  });

  it('for another person stays visible in the case', () => {
    const by = { kind: 'applicant', subject: OTHER, onBehalf: SUBJECT } as const;
    const now = play(unfiled(program), { ...start, by, facts: asked(SHOP) });
    expect(now.acts[0]?.data).toMatchObject({ subject: SUBJECT, filedBy: OTHER });
    const reason = 'later';
    const agents = play(now, { kind: 'withdraw', at: at(0.5), by, reason });
    expect(agents.acts.find(({ kind }) => kind === 'withdrawn')?.data).toEqual({ agent: OTHER });
    const own = play(now, { kind: 'withdraw', at: at(0.5), by: APPLICANT, reason });
    expect(own.acts.find(({ kind }) => kind === 'withdrawn')?.data).toEqual({});
  });
});

describe('a work item', () => {
  const filed = fileShop(program);
  const item = waiting(filed, 'item', 'confirm');
  const command = { kind: 'conclude', item: item.id, facts: {}, at: at(0.9) } as const;

  it('is concluded only by the agency that owes it', () => {
    for (const by of [officer('kantor'), APPLICANT, HOUSE]) {
      expect(() => play(filed, { ...command, by })).toThrow(
        expect.objectContaining({ code: 'not-your-case', facts: { owner: 'kas' } }),
      );
      expect(() => play(filed, { kind: 'take', item: item.id, at: at(0.9), by })).toThrow(
        expect.objectContaining({ code: 'not-your-case' }),
      );
    }
  });

  it('takes only facts its form lists', () => {
    const facts = { 'office.result': 'valid' };
    expect(() => play(filed, { ...command, facts, by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'fact-not-in-form' }),
    );
  });

  it('counts its conclusion as the first touch when nobody touched it before', () => {
    expect(told(play(filed, { ...command, by: officer('kas') }))).toEqual(['touched confirm', 'concluded confirm']);
    const taken = play(filed, { kind: 'take', item: item.id, at: at(0.5), by: officer('kas') });
    expect(waiting(taken, 'item', 'confirm').touched).toBe(at(0.5));
    expect(told(play(taken, { ...command, by: officer('kas') }))).toEqual(['concluded confirm']);
  });

  it('is touched for the first time once and concluded once', () => {
    const taken = play(filed, { kind: 'take', item: item.id, at: at(0.5), by: officer('kas') });
    expect(() => play(taken, { kind: 'take', item: item.id, at: at(0.9), by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'already-touched' }),
    );
    const done = play(taken, { ...command, by: officer('kas') });
    expect(() => play(done, { ...command, by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'step-not-open' }),
    );
  });

  it('has its deadline in working days of the calendar', () => {
    const differs = answered(filed, 'Budi');
    // 12 May is a Tuesday; 14 and 15 May are days off.
    expect(waiting(differs, 'item', 'inspect').due).toBe('2026-05-18T17:00:00.000Z');
  });
});

describe('an agency that refuses', () => {
  it('ends the case for all, at once', () => {
    const now = conclude(answered(fileShop(program), 'Budi'), 'inspect', at(2), { 'office.result': 'invalid' });
    expect(told(now)).toEqual(['touched inspect', 'concluded inspect', 'passed result', 'ended refused']);
    expect(now.state).toMatchObject({ status: 'refused', tokens: [], open: [] });
    expect(() => conclude(now, 'confirm', at(3))).toThrow('no item is open');
    expect(folded(now)).toEqual(now.state);
  });
});

describe('a withdrawal', () => {
  const withdraw = { kind: 'withdraw', reason: 'Tidak jadi', at: at(3), by: APPLICANT } as const;
  const billed = conclude(answered(fileShop(program), 'Sari'), 'confirm', at(2), { 'levy.confirmed': true });

  it('ends the case and its bill, and is the applicant’s alone', () => {
    const now = play(billed, withdraw);
    expect(told(now)).toEqual(['withdrawn', 'ended']);
    expect(now.state?.status).toBe('withdrawn');
    expect(now.last?.needs.billsEnded).toEqual([{ wait: waiting(billed, 'message', 'pay').id, as: 'cancelled' }]);
    expect(JSON.stringify(envelopesOf(now))).not.toContain('Tidak jadi');
    expect(() => play(billed, { ...withdraw, by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'not-your-case' }),
    );
    expect(() => play(now, withdraw)).toThrow(expect.objectContaining({ code: 'case-ended' }));
  });

  it('is no longer possible once paid', () => {
    expect(() => play(paid(billed, 2.5), withdraw)).toThrow(expect.objectContaining({ code: 'already-paid' }));
  });
});

describe('a disputed fact', () => {
  const known = answered(fileShop(program), 'Budi');
  const dispute = {
    kind: 'dispute',
    fact: 'person.name',
    declared: 'Sari',
    text: 'Salah ketik',
    at: at(1),
    by: APPLICANT,
  } as const;

  it('keeps the registry’s value beside what the person says', () => {
    const now = play(known, dispute);
    expect(now.facts.get('person.name')).toMatchObject({
      value: 'Budi',
      source: { kind: 'fetched' },
      disputed: { declared: 'Sari', at: at(1) },
    });
    expect(now.state).toEqual({ ...known.state, at: at(1) });
    expect(JSON.stringify(envelopesOf(now))).not.toMatch(/Sari|Salah ketik/);
    expect(() => play(now, dispute)).toThrow(expect.objectContaining({ code: 'already-disputed' }));
  });

  it('must be known, and is the applicant’s to dispute', () => {
    expect(() => play(known, { ...dispute, fact: 'contact.phone' })).toThrow(
      expect.objectContaining({ code: 'fact-unknown' }),
    );
    expect(() => play(known, { ...dispute, by: officer('kas') })).toThrow(
      expect.objectContaining({ code: 'not-your-case' }),
    );
  });
});

describe('a value that the applicant corrected before sending', () => {
  const corrected: Fact = {
    value: 'Budi',
    source: { kind: 'asked', at: at(0) },
    disputed: { declared: 'Sari', at: at(0), text: 'Salah ketik' },
  };
  const facts = new Map([...fileShop(program).facts, ['person.name', corrected] as const]);
  const filed = play(unfiled(program), { kind: 'start', at: START, by: APPLICANT, subject: SUBJECT, facts });

  it('stands in the chain as disputed from the beginning, and what was said only in its sealed part', () => {
    expect(told(filed).slice(0, 3)).toEqual(['filed start', 'fact-disputed', 'passed fork']);
    expect(filed.last?.acts[1]).toMatchObject({
      data: { fact: 'person.name' },
      personal: { subject: SUBJECT, values: { declared: 'Sari', text: 'Salah ketik' } },
    });
    expect(JSON.stringify(envelopesOf(filed))).not.toMatch(/Sari|Budi|Salah ketik/);
    expect(folded(filed)).toEqual(filed.state);
  });

  it('is not disputed a second time in the same words', () => {
    const again = {
      kind: 'dispute',
      fact: 'person.name',
      declared: 'Sari',
      text: '',
      at: at(1),
      by: APPLICANT,
    } as const;
    expect(() => play(filed, again)).toThrow(expect.objectContaining({ code: 'already-disputed' }));
  });
});

describe('a command from an earlier moment', () => {
  it('is taken as of the last act, so that acts stay in order of time', () => {
    const later = conclude(answered(fileShop(program), 'Budi'), 'confirm', at(0.8), { 'levy.confirmed': true });
    const now = conclude(later, 'inspect', at(0.2), { 'office.result': 'valid' });
    expect(now.state?.at).toBe(at(0.8));
    expect(folded(now)).toEqual(now.state);
  });
});
