import { describe, expect, it } from 'vitest';
import { isSilent } from '#engine/reads';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import {
  APPLICANT,
  at,
  conclude,
  fetched,
  folded,
  HOUSE,
  openAt,
  type Played,
  play,
  told,
  waiting,
} from '../../test/support/play.ts';

const program = await shopProgram();

function askFor(now: Played, read: string): number {
  const ask = now.state?.open.find((wait) => wait.kind === 'ask' && wait.read === read);
  if (ask === undefined) throw new Error(`nobody is asked for ${read}`);
  return ask.id;
}

function answer(
  now: Played,
  ask: number,
  values: { readonly [fact: string]: string | boolean | null },
  hours: number,
): Played {
  return play(now, { kind: 'answer', ask, received: fetched(values, at(hours)), at: at(hours), by: HOUSE });
}

function withhold(now: Played, ask: number, hours: number): Played {
  return play(now, { kind: 'withhold', ask, reason: 'no-record', at: at(hours), by: HOUSE });
}

describe('a fact that a registry holds', () => {
  it('is used by what follows in the same step', () => {
    const filed = fileShop(program);
    const half = answer(filed, askFor(filed, 'alive'), { 'person.alive': true }, 0.5);
    expect(told(half)).toEqual(['fact-received read']);
    const whole = answer(half, askFor(half, 'name'), { 'person.name': 'Sari' }, 0.6);
    expect(told(whole)).toEqual(['fact-received read', 'passed read', 'decided match', 'passed gate', 'passed clear']);
    expect(whole.last?.needs.facts.get('person.name')).toMatchObject({ value: 'Sari', source: { kind: 'fetched' } });
    expect(whole.last?.acts[0]?.data).toMatchObject({ read: 'name', known: ['person.name'], facts: {} });
  });

  it('is not asked for while it is fresh, and again when it is not', () => {
    const known = fetched({ 'person.name': 'Sari', 'person.alive': true });
    const values = { 'person.name': 'Sari', 'person.alive': true };
    expect(openAt(fileShop(program, values))).toEqual(['item confirm']);
    const filed = (hours: number): Played => {
      const before = fileShop(program);
      return play(
        { ...before, state: null, facts: new Map() },
        {
          kind: 'start',
          at: at(hours),
          by: APPLICANT,
          subject: before.state?.subject ?? never(),
          facts: new Map([...before.facts, ...known]),
        },
      );
    };
    expect(openAt(filed(23))).not.toContain('ask read');
    expect(openAt(filed(24))).toContain('ask read');
  });

  it('that the read did not ask for is refused', () => {
    const filed = fileShop(program);
    expect(() => answer(filed, askFor(filed, 'name'), { 'person.alive': true }, 0.5)).toThrow(
      expect.objectContaining({ code: 'fact-not-in-read' }),
    );
  });

  it('may be known to be nothing', () => {
    const filed = fileShop(program);
    const half = answer(filed, askFor(filed, 'alive'), { 'person.alive': null }, 0.5);
    expect(openAt(withhold(half, askFor(half, 'name'), 0.6))).toEqual(['item confirm', 'item read']);
    expect(waiting(withhold(half, askFor(half, 'name'), 0.6), 'item', 'read').asks).toEqual(['person.name']);
  });
});

describe('a registry that stays silent', () => {
  it('is not waited for past its patience; the person is asked once for all that is missing', () => {
    const filed = fileShop(program);
    const [asksOne, asksBoth] = [1, 2].map((hours) => play(filed, { kind: 'fire', at: at(hours), by: HOUSE }));
    expect(told(asksOne ?? never())).toEqual(['fact-withheld read']);
    expect(told(asksBoth ?? never())).toEqual(['fact-withheld read', 'fact-withheld read', 'handed-over read']);
    const item = waiting(asksBoth ?? never(), 'item', 'read');
    expect(item).toMatchObject({
      agency: null,
      lane: 'lane-applicant',
      asks: ['person.name', 'person.alive'],
      since: at(2),
    });
  });

  it('leaves the case as a punctual clock would have, however late anybody looks', () => {
    const filed = fileShop(program);
    const late = play(filed, { kind: 'fire', at: at(30), by: HOUSE });
    const punctual = play(play(filed, { kind: 'fire', at: at(1), by: HOUSE }), { kind: 'fire', at: at(2), by: HOUSE });
    expect({ ...late.state, at: null }).toEqual({ ...punctual.state, at: null });
    expect(folded(late)).toEqual(late.state);
    expect(late.last?.acts.map(({ data }) => data['moment'])).toEqual([at(1), at(2), at(2)]);
  });

  const silent = play(fileShop(program), { kind: 'fire', at: at(2), by: HOUSE });

  it('is replaced by what the person says, and the case goes on', () => {
    const facts = { 'person.name': 'Sari', 'person.alive': true };
    const now = conclude(silent, 'read', at(3), facts);
    expect(told(now)).toEqual([
      'touched read',
      'concluded read',
      'passed read',
      'decided match',
      'passed gate',
      'passed clear',
    ]);
    expect(now.facts.get('person.name')).toEqual({ value: 'Sari', source: { kind: 'asked', at: at(3) } });
    expect(() => conclude(silent, 'read', at(3), { 'person.name': 'Sari' })).toThrow(
      expect.objectContaining({ code: 'fact-missing' }),
    );
    expect(() => conclude(silent, 'read', at(3), { ...facts, 'levy.base': 1 })).toThrow(
      expect.objectContaining({ code: 'fact-not-in-form' }),
    );
  });

  it('that answers after the person did changes nothing and is noted', () => {
    const told1 = conclude(silent, 'read', at(3), { 'person.name': 'Sari', 'person.alive': true });
    const now = answer(told1, askFor(fileShop(program), 'name'), { 'person.name': 'Budi' }, 4);
    expect(told(now)).toEqual(['fact-received']);
    expect(now.last?.acts[0]?.data).toMatchObject({ late: true, known: [] });
    expect(now.facts.get('person.name')).toMatchObject({ value: 'Sari' });
    expect({ ...now.state, at: null }).toEqual({ ...told1.state, at: null });
  });

  it('that answers before the person did spares them the question', () => {
    const ask = (read: string): number => askFor(fileShop(program), read);
    const half = answer(silent, ask('name'), { 'person.name': 'Budi' }, 3);
    expect(waiting(half, 'item', 'read').asks).toEqual(['person.alive']);
    expect(folded(half)).toEqual(half.state);
    const whole = answer(half, ask('alive'), { 'person.alive': true }, 4);
    expect(told(whole)).toEqual([
      'fact-received read',
      'passed read',
      'decided match',
      'passed gate',
      'handed-over inspect',
      'timer-set late',
    ]);
  });

  it('cannot answer what was never asked', () => {
    expect(() => answer(silent, 99, {}, 3)).toThrow(expect.objectContaining({ code: 'not-waiting' }));
    expect(() => withhold(silent, askFor(fileShop(program), 'name'), 3)).toThrow(
      expect.objectContaining({ code: 'not-waiting' }),
    );
  });
});

describe('a holder that does not answer', () => {
  const filed = fileShop(program);
  const ask = askFor(filed, 'name');
  const fail = (now: Played, hours: number) => play(now, { kind: 'unanswered', ask, at: at(hours), by: HOUSE });
  const isQuiet = (now: Played, hours: number): boolean => {
    const open = now.state?.open.find((wait) => wait.id === ask);
    return open?.kind === 'ask' && isSilent(open, at(hours));
  };

  it('is being asked for the first half of its patience, and silent from then on', () => {
    expect([0, 0.25, 0.49, 0.5, 0.9].map((hours) => isQuiet(filed, hours))).toEqual([false, false, false, true, true]);
  });

  it('is silent from the first failed attempt, which the chain keeps; the second is not news', () => {
    const once = fail(filed, 0.1);
    expect(told(once)).toEqual(['fact-unanswered read']);
    expect(once.last?.acts[0]).toMatchObject({ agency: 'dukcapil', data: { ask, read: 'name' } });
    expect(isQuiet(once, 0.1)).toBe(true);
    expect(folded(once)).toEqual(once.state);
    expect(told(fail(once, 0.2))).toEqual([]);
    expect(told(answer(once, ask, { 'person.name': 'Sari' }, 0.3))).toEqual(['fact-received read']);
  });

  it('has not failed when its answer came first', () => {
    expect(told(fail(answer(filed, ask, { 'person.name': 'Sari' }, 0.1), 0.2))).toEqual([]);
  });
});

describe('a disputed fact that is fetched again', () => {
  it('stays disputed until the registry says what the person said', () => {
    const filed = fileShop(program);
    const stale = new Map([...filed.facts, ...fetched({ 'person.name': 'Budi', 'person.alive': true }, at(-48))]);
    const disputed = play(
      { ...filed, facts: stale },
      { kind: 'dispute', fact: 'person.name', declared: 'Sari', text: '', at: at(0.1), by: APPLICANT },
    );
    const same = answer(disputed, askFor(disputed, 'name'), { 'person.name': 'Budi' }, 0.5);
    const mended = answer(disputed, askFor(disputed, 'name'), { 'person.name': 'Sari' }, 0.5);
    expect(same.facts.get('person.name')).toMatchObject({ value: 'Budi', disputed: { declared: 'Sari' } });
    expect(mended.facts.get('person.name')?.disputed).toBeUndefined();
  });
});

function never(): never {
  throw new Error('the case has no state');
}
