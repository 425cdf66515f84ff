import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Program } from '#engine/case';
import type { Command } from '#engine/command';
import type { Fact } from '#engine/fact';
import { agencyId } from '#terms/ids';
import { later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { SHOP, shopProgram } from '../../test/support/engine.ts';
import { BASIS } from '../../test/support/government.ts';
import {
  APPLICANT,
  asked,
  at,
  fetched,
  folded,
  HOUSE,
  officer,
  type Played,
  play,
  START,
  SUBJECT,
  unfiled,
} from '../../test/support/play.ts';

/** The shop, whose levy hangs on an area that a registry holds and corrects in three days. */
async function correctedShop(decides: boolean): Promise<Program> {
  const program = await shopProgram();
  const { government, service } = program;
  const told = { amount: 30, unit: 'calendarDays' } as const;
  const registries = new Map(
    [...government.registries].map(([id, one]) => [id, { ...one, correction: { service: 'fix', told } }]),
  );
  const promise = { amount: 72, unit: 'hours', basis: BASIS } as const;
  const fix = { ...service, file: { ...service.file, promise } };
  const { name } = service.file.reads;
  if (name === undefined) throw new Error('the shop reads no name');
  const area = { ...name, facts: [...name.facts, 'shop.area'], ...(decides ? { decides: ['shop.area'] } : {}) };
  const reads = { ...service.file.reads, name: area };
  return {
    government: { ...government, registries, services: new Map([['fix', fix]]) },
    service: { ...service, file: { ...service.file, reads } },
  };
}

const [decisive, plain] = [await correctedShop(true), await correctedShop(false)];
const AREA: Fact = {
  value: 12,
  source: { kind: 'fetched', at: START, registry: 'people', agency: agencyId('warga'), read: 'name', receipt: 'r' },
};

function filed(program: Program): Played {
  const facts = new Map(asked(SHOP)).set('shop.area', AREA);
  return play(unfiled(program), { kind: 'start', at: START, by: APPLICANT, subject: SUBJECT, facts });
}

const DISPUTE = { kind: 'dispute', fact: 'shop.area', declared: 10, text: 'Diukur ulang', by: APPLICANT } as const;
const settle = (now: Played, corrected: boolean, hours: number): Played => {
  const correction = now.state?.corrections?.[0]?.id ?? -1;
  return play(now, {
    kind: 'settle-correction',
    correction,
    corrected,
    reason: 'Sudah diukur',
    at: at(hours),
    by: HOUSE,
  });
};

const TASKS = ['name', 'alive', 'confirm', 'dispute', 'settle'] as const;

/** The command of a task as the case now is; undefined while there is nothing to do it on. */
function commandOf(now: Played, task: (typeof TASKS)[number], corrected: boolean): Command | undefined {
  const moment = at(0.01 * now.acts.length);
  const open = now.state?.open ?? [];
  switch (task) {
    case 'name':
    case 'alive': {
      const ask = open.find((wait) => wait.kind === 'ask' && wait.read === task);
      const mended = now.acts.some(({ kind }) => kind === 'fact-corrected');
      const area: readonly [string, Fact] = ['shop.area', { ...AREA, value: mended ? 10 : 12 }];
      const received =
        task === 'name' ? [...fetched({ 'person.name': 'Sari' }), area] : fetched({ 'person.alive': true });
      return ask && { kind: 'answer', ask: ask.id, received: new Map(received), at: moment, by: HOUSE };
    }
    case 'confirm': {
      const item = open.find((wait) => wait.kind === 'item' && wait.node === 'confirm');
      const facts = { 'levy.confirmed': true };
      return item && { kind: 'conclude', item: item.id, facts, at: moment, by: officer('kas') };
    }
    case 'dispute':
      return { ...DISPUTE, at: moment };
    case 'settle': {
      const correction = now.state?.corrections?.[0]?.id;
      const answer = { corrected, reason: 'Sudah', at: moment, by: HOUSE } as const;
      return correction === undefined ? undefined : { kind: 'settle-correction', correction, ...answer };
    }
    default:
      return task satisfies never;
  }
}

/** Each task once, in the wished order as far as the case lets it. */
function playAll(order: readonly (typeof TASKS)[number][], corrected: boolean): Played {
  let now = filed(decisive);
  for (let left = [...order]; left.length > 0; ) {
    const next = left.find((task) => commandOf(now, task, corrected) !== undefined);
    if (next === undefined) break;
    const command = commandOf(now, next, corrected);
    if (command !== undefined) now = play(now, command);
    left = left.filter((task) => task !== next);
  }
  return now;
}

describe('a disputed fact on which an amount hangs', () => {
  it('waits before its holder with its day, and what computes from it waits', () => {
    const now = play(filed(decisive), { ...DISPUTE, at: at(1) });
    expect(now.state?.corrections).toEqual([
      expect.objectContaining({ fact: 'shop.area', waits: true, due: later(at(1), 72 * 3_600_000) }),
    ]);
    expect(now.last?.needs.corrections).toHaveLength(1);
    expect(folded(now)).toEqual(now.state);
  });

  it('is used as its holder answers, in whatever order things happen, and nothing is double', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...TASKS], { minLength: 5 }), fc.boolean(), (order, corrected) => {
        const now = playAll(order, corrected);
        const area = corrected ? 10 : 12;
        expect(now.facts.get('shop.area')?.value).toBe(area);
        expect(now.facts.get('levy.base')?.value).toBe(area * 1_000);
        expect(now.state?.corrections).toBeUndefined();
        expect(now.state?.open.map(({ kind, node }) => `${kind} ${node}`).toSorted()).toEqual([
          'message pay',
          'timer expired',
        ]);
        const [bill] = now.acts.filter(({ kind }) => kind === 'bill-due').slice(-1);
        expect(bill?.data).toMatchObject({ lines: [{ amount: area * 1_000 }, {}, {}] });
        const counted = (one: string) => now.acts.filter(({ kind }) => kind === one).length;
        expect(counted('bill-due') - counted('bill-expired')).toBe(1);
        expect(counted('fact-corrected') + counted('fact-upheld')).toBe(1);
        expect(folded(now)).toEqual(now.state);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a disputed fact on which nothing hangs', () => {
  it('goes before its holder while the case goes on', () => {
    const before = filed(plain);
    const now = play(before, { ...DISPUTE, at: at(0.5) });
    expect(now.state?.corrections).toMatchObject([{ waits: false }]);
    expect(now.state?.open).toEqual(before.state?.open);
    expect(settle(now, false, 2).facts.get('shop.area')).toMatchObject({ value: 12, disputed: { upheld: at(2) } });
  });
});

describe('a dispute or an answer that cannot be', () => {
  const refusal = (code: string) => expect.objectContaining({ code });
  const now = play(filed(decisive), { ...DISPUTE, at: at(1) });

  it('is refused: what was not fetched, a second time, an answer to nothing, an answer twice', () => {
    expect(() => play(filed(decisive), { ...DISPUTE, fact: 'shop.number', at: at(1) })).toThrow(
      refusal('fact-not-fetched'),
    );
    expect(() => play(now, { ...DISPUTE, declared: 9, at: at(2) })).toThrow(refusal('already-disputed'));
    expect(() => settle(filed(decisive), true, 1)).toThrow(refusal('correction-not-open'));
    expect(() => settle(settle(now, true, 2), true, 3)).toThrow(Refusal);
  });
});
