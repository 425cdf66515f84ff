import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGovernment } from '#definitions/read';
import { readFolder } from '#definitions/read-folder';
import type { CaseState, Incident, Opened, Program } from '#engine/case';
import type { Command } from '#engine/command';
import { difference } from '#engine/difference';
import { agencyId } from '#terms/ids';
import type { Json } from '#terms/json';
import { later } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import { endings, holding, modelled } from '../../test/support/models.ts';
import {
  APPLICANT,
  asked,
  at,
  fetched,
  folded,
  HOUSE,
  officer,
  ownerOf,
  type Played,
  play,
  SUBJECT,
  unfiled,
} from '../../test/support/play.ts';

const NUSANTARA = join(import.meta.dirname, '../../governments/nusantara');

/** What somebody tries next: which command, about which open thing, by whom, and how much later. */
interface Try {
  readonly kind: (typeof KINDS)[number];
  readonly pick: number;
  readonly stranger: boolean;
  readonly hours: number;
}
const KINDS = [
  'conclude',
  'conclude',
  'conclude',
  'take',
  'deliver',
  'fire',
  'answer',
  'withhold',
  'unanswered',
  'await-consent',
  'await-preview',
  'recorded',
  'sealed',
  'ask',
  'reply',
  'close',
  'withdraw',
  'retry',
  'skip',
  'correct',
] as const;
const tries = fc.array(
  fc.record({
    kind: fc.constantFrom(...KINDS),
    pick: fc.nat({ max: 30 }),
    stranger: fc.boolean(),
    hours: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 60, noNaN: true })),
  }),
  { maxLength: 25 },
);

type Values = { readonly [fact: string]: Json };

/** What registries and the person would say, by fact. */
function commandOf(
  { program, state }: Played,
  { kind, pick, stranger, hours }: Try,
  clock: number,
  values: Values,
): Command {
  if (state === null) return never();
  const known = (facts: readonly string[]): Values =>
    Object.fromEntries(facts.map((fact) => [fact, values[fact] ?? null]));
  const moment = at(clock + hours);
  const ofKind = (wanted: Opened['kind']): Opened | undefined => {
    const waits = state.open.filter((wait) => wait.kind === wanted);
    return waits[pick % Math.max(waits.length, 1)];
  };
  const item = ofKind('item');
  const owner = item?.kind === 'item' ? ownerOf(item) : HOUSE;
  const by = stranger && pick % 3 === 0 ? officer('setda') : owner;
  const message = ofKind('message');
  const question = state.questions[pick % Math.max(state.questions.length, 1)];
  const base = { at: moment, by };
  const held = state.incidents?.[pick % Math.max(state.incidents.length, 1)];
  const id = item?.id ?? pick;
  switch (kind) {
    case 'conclude':
      return { ...base, kind, item: id, facts: known((item?.kind === 'item' ? item.asks : undefined) ?? []) };
    case 'take':
      return { ...base, kind, item: id };
    case 'deliver':
      return {
        at: moment,
        by: HOUSE,
        kind,
        message: message?.kind === 'message' ? message.name : 'none',
        data: {},
        facts: {},
      };
    case 'fire':
      return { at: moment, by: HOUSE, kind };
    case 'answer': {
      const ask = ofKind('ask');
      const facts = ask?.kind === 'ask' ? (program.service.file.reads[ask.read]?.facts ?? []) : [];
      return { at: moment, by: HOUSE, kind, ask: ask?.id ?? pick, received: fetched(known(facts), moment) };
    }
    case 'withhold':
      return { at: moment, by: HOUSE, kind, ask: ofKind('ask')?.id ?? pick, reason: 'no-record' };
    case 'unanswered':
    case 'await-consent':
    case 'await-preview':
      return { at: moment, by: HOUSE, kind, ask: ofKind('ask')?.id ?? pick };
    case 'recorded':
      return { at: moment, by: HOUSE, kind, write: ofKind('write')?.id ?? pick, receipt: pick % 4 === 0 ? null : 'x' };
    case 'sealed':
      return { at: moment, by: HOUSE, kind, paper: ofKind('paper')?.id ?? pick, number: '1', sha256: 'ab' };
    case 'ask': {
      const agencies = [...program.government.agencies.keys()];
      const to = agencyId(agencies[pick % agencies.length] ?? 'kas');
      return { ...base, kind: 'ask-question', item: id, to, blocking: pick % 2 === 0, text: 'Mengapa?' };
    }
    case 'reply':
      return {
        at: moment,
        by: officer(question?.owner ?? 'kas'),
        kind: 'answer-question',
        question: question?.id ?? pick,
        text: 'Karena',
      };
    case 'close':
      return {
        at: moment,
        by: officer(question?.asker ?? 'kas'),
        kind: 'close-question',
        question: question?.id ?? pick,
      };
    case 'retry':
      return { at: moment, by: officer(held?.agency ?? 'kas'), kind, incident: held?.id ?? pick };
    case 'skip': {
      const flow = program.service.process.nodes.get(held?.node ?? '')?.outgoing[0] ?? '';
      return { at: moment, by: officer(held?.agency ?? 'kas'), kind, incident: held?.id ?? pick, reason: '', flow };
    }
    case 'correct': {
      const corrected = { 'route.way': pick % 2 === 0 ? 'none' : '1' };
      return {
        at: moment,
        by: officer(held?.agency ?? 'kas'),
        kind,
        incident: held?.id ?? pick,
        facts: corrected,
        reason: '',
      };
    }
    case 'withdraw':
      return pick === 0 ? { at: moment, by: APPLICANT, kind, reason: '' } : { at: moment, by: HOUSE, kind: 'fire' };
    default:
      return kind satisfies never;
  }
}

function attempt(now: Played, command: Command): Played | Refusal {
  try {
    return play(now, command);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Plays all tries and looks at the case after each that was taken. */
function playAll(first: Played, all: readonly Try[], values: Values = {}): void {
  let now = first;
  let clock = 1;
  for (const one of all) {
    const state = now.state ?? never();
    const command = commandOf(now, one, clock, values);
    const bytes = JSON.stringify(state);
    const next = attempt(now, command);
    expect(JSON.stringify(state)).toBe(bytes);
    clock += one.hours;
    if (next instanceof Refusal) continue;
    sound(next);
    follows(now, next);
    repeated(next, command);
    now = next;
  }
}

function sound(now: Played): void {
  const state = now.state ?? never();
  expect(JSON.stringify(folded(now))).toBe(JSON.stringify(state));
  const { scopes = [], incidents = [] } = state;
  expect(state.open.length > 0 || incidents.length > 0).toBe(state.status === 'open');
  expect(state.tokens.length > 0).toBe(state.status === 'open');
  nothingOrphaned(state);
  if (state.status !== 'open') expect(state.questions.filter((question) => question.state !== 'closed')).toEqual([]);
  const ids = [...state.tokens, ...state.open, ...state.questions, ...scopes, ...incidents].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.max(0, ...ids)).toBeLessThan(state.next);
}

/** Everything stands in something that still runs: after a scope ends nothing of it is left. What holds waits for nothing else. */
function nothingOrphaned({ tokens, open, scopes = [], incidents = [] }: CaseState): void {
  const running = new Set([0, ...scopes.map(({ id }) => id)]);
  const live = new Set(tokens.map(({ id }) => id));
  const full = new Set([...tokens.map(({ scope = 0 }) => scope), ...scopes.map(({ within }) => within)]);
  for (const { scope = 0 } of tokens) expect(running.has(scope)).toBe(true);
  for (const { id, within, token } of scopes) {
    expect(running.has(within)).toBe(true);
    expect(token === 0 || live.has(token)).toBe(true);
    expect(full.has(id)).toBe(true);
  }
  for (const wait of open) {
    if (wait.token !== 0) expect(live.has(wait.token)).toBe(true);
    else expect(running.has('scope' in wait ? (wait.scope ?? 0) : 0)).toBe(true);
  }
  const awaited = new Set([...open.map(({ token }) => token), ...scopes.map(({ token }) => token)]);
  for (const { token } of incidents) {
    expect(live.has(token)).toBe(true);
    expect(awaited.has(token)).toBe(false);
  }
}

function byNumber(a: number, b: number): number {
  return a - b;
}

function follows(before: Played, after: Played): void {
  const change = difference(before.state, after.state ?? never());
  const was = before.state?.open.map(({ id }) => id) ?? [];
  const waits = [change.items, change.asks, change.messages, change.timers, change.writes, change.papers];
  const closed = new Set(waits.flatMap((one) => one.closed.map(({ id }) => id)));
  const opened = waits.flatMap((one) => one.opened.map(({ id }) => id));
  expect([...was.filter((id) => !closed.has(id)), ...opened].toSorted(byNumber)).toEqual(
    after.state?.open.map(({ id }) => id).toSorted(byNumber),
  );
}

function repeated(after: Played, command: Command): void {
  if (command.kind === 'answer' || command.kind === 'recorded') return; // what comes twice is noted, not refused
  const again = attempt(after, command);
  if (again instanceof Refusal) return;
  expect(command.kind).toMatch(/^(fire|unanswered|await-consent|await-preview|deliver|ask-question)$/);
  if (['fire', 'unanswered', 'await-consent', 'await-preview'].includes(command.kind))
    expect(again.last?.acts).toEqual([]);
}

function fileModel(program: Program): Played {
  const facts = asked({ 'shop.province': '99', 'route.way': '1' });
  return play(unfiled(program), { kind: 'start', at: at(0), by: APPLICANT, subject: SUBJECT, facts });
}

/** Brings a case to its end without a clock running out, always taking the thing that `choose` picks. */
function finish(now: Played, choose: (open: readonly Opened[]) => Opened | undefined): Played {
  let one = now;
  while (one.state?.status === 'open') {
    const wait = choose(one.state.open.filter(({ kind }) => kind !== 'timer'));
    const incident = one.state.incidents?.[0];
    if (wait === undefined && incident !== undefined) one = play(one, skipping(one, incident));
    else one = play(one, closing(wait ?? one.state.open[0] ?? never(), one.state));
  }
  return one;
}

function skipping({ program, state }: Played, { id, node, agency }: Incident): Command {
  const flow = program.service.process.nodes.get(node)?.outgoing[0] ?? '';
  return { kind: 'skip', incident: id, reason: '', flow, at: state?.at ?? at(0), by: officer(agency) };
}

function closing(wait: Opened, state: CaseState): Command {
  if (wait.kind === 'item') return { kind: 'conclude', item: wait.id, facts: {}, at: state.at, by: ownerOf(wait) };
  if (wait.kind === 'message')
    return { kind: 'deliver', message: wait.name, data: { wait: wait.id }, facts: {}, at: state.at, by: HOUSE };
  return { kind: 'fire', at: wait.due ?? state.at, by: HOUSE };
}

function never(): never {
  throw new Error('this cannot be');
}

describe('any process of sequences, choices and parallel parts', () => {
  it('has a state that is the fold of its envelopes, waits for something while it is open and for nothing after', () => {
    fc.assert(
      fc.property(endings, tries, (parts, all) => {
        const filed = fileModel(modelled(parts));
        sound(filed);
        playAll(filed, all);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves nothing behind of a part that holds, whatever ends it', () => {
    const times = fc.array(fc.double({ min: 1, max: 6, noNaN: true }), { minLength: 2, maxLength: 6 });
    let [held, ended] = [0, 0];
    fc.assert(
      fc.property(holding, tries, times, (part, all, hours) => {
        const filed = fileModel(modelled([[part, 'done']]));
        sound(filed);
        held += filed.state?.incidents === undefined ? 0 : 1;
        const passed = hours.reduce((now, more) => {
          const next = play(now, { kind: 'fire', at: later(now.state?.at ?? never(), more * 3_600_000), by: HOUSE });
          sound(next);
          ended += (now.state?.scopes?.length ?? 0) > (next.state?.scopes?.length ?? 0) ? 1 : 0;
          return next;
        }, filed);
        playAll(passed, all);
      }),
      { numRuns: 100 },
    );
    expect(held).toBeGreaterThan(20);
    expect(ended).toBeGreaterThan(10);
  });

  it('ends the same whichever of two agencies finishes first', () => {
    fc.assert(
      fc.property(endings, fc.array(fc.nat({ max: 20 }), { maxLength: 8 }), (parts, prefix) => {
        let now = fileModel(modelled(parts));
        for (const pick of prefix) {
          const items = now.state?.open.filter(({ kind }) => kind === 'item') ?? [];
          const wait = items[pick % Math.max(items.length, 1)];
          if (wait !== undefined && now.state !== null && items.length > 2) now = play(now, closing(wait, now.state));
        }
        const statuses = [0, -1].map((end) => finish(now, (open) => open.at(end)).state?.status);
        expect(statuses[0]).toBe(statuses[1]);
        const gravest = (['refused', 'lapsed', 'done'] as const).find((outcome) =>
          parts.some(([, one]) => one === outcome),
        );
        expect(statuses[0]).toBe(gravest);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the shop permit', () => {
  it('keeps the same promises under any commands', async () => {
    const program = await shopProgram();
    fc.assert(
      fc.property(tries, (all) => {
        const filed = fileShop(program);
        playAll(filed, all, { 'person.name': 'Budi', 'person.alive': true });
      }),
      { numRuns: 200 },
    );
  });

  it('is the same case however seldom its clocks are looked at', async () => {
    const program = await shopProgram();
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { maxLength: 10 }), (looks) => {
        const filed = fileShop(program);
        const fire = (now: Played, hours: number): Played => play(now, { kind: 'fire', at: at(hours), by: HOUSE });
        const often = looks.toSorted((a, b) => a - b).reduce(fire, filed);
        const [often200, once200] = [fire(often, 200), fire(filed, 200)];
        // When the acts were recorded is all that may differ.
        expect({ ...often200.state, at: null }).toEqual({ ...once200.state, at: null });
      }),
      { numRuns: 50 },
    );
  });
});

describe('the yearly vehicle renewal', () => {
  const MOTORCYCLE: Values = {
    'person.name': 'Sari Wulandari',
    'person.address': 'Jalan Melati 14',
    'person.alive': true,
    'vehicle.vin': 'NSKC121A991000000',
    'vehicle.engineNo': 'KE0125E200000',
    'vehicle.brand': 'Kencana',
    'vehicle.model': 'Lintas 125',
    'vehicle.year': 2021,
    'vehicle.class': 'C1',
    'vehicle.use': 'private',
    'vehicle.energy': 'fuel',
    'vehicle.cc': 125,
    'vehicle.ownerNik': '9971014507900003',
    'vehicle.ownerName': 'Sari Wulandari',
    'vehicle.stnkUntil': '2028-06-10',
    'vehicle.block': 'none',
    'vehicle.province': '99',
    'vehicle.city': '99.71',
    'tax.njkb': 15_000_000,
    'tax.weight': 1,
    'tax.order': 1,
    'tax.dueDate': '2026-06-10',
    'tax.paidUntil': '2026-06-10',
    'insurance.paidUntil': '2026-06-10',
  };

  async function fileRenewal(name: string): Promise<Played> {
    const government = await readGovernment(await readFolder(NUSANTARA));
    const service = government.services.get('samsat.pengesahan-tahunan') ?? never();
    const held = Object.fromEntries(Object.entries(MOTORCYCLE).filter(([fact]) => !fact.startsWith('insurance.')));
    const own = asked({ 'person.nik': '9971014507900003', 'vehicle.plate': 'AN 1234 BC', 'contact.phone': '0812' });
    const facts = new Map([...own, ...fetched({ ...held, 'person.name': name })]);
    return play(unfiled({ government, service }), { kind: 'start', at: at(0), by: APPLICANT, subject: SUBJECT, facts });
  }

  it('keeps the same promises under any commands, whether the names match or not', async () => {
    const cases = [await fileRenewal('Sari Wulandari'), await fileRenewal('Sari W.')];
    fc.assert(
      fc.property(fc.constantFrom(...cases), tries, (filed, all) => {
        sound(filed);
        playAll(filed, all, MOTORCYCLE);
      }),
      { numRuns: 100 },
    );
  });

  it('is held in less than a kilobyte while three agencies work on it at once', async () => {
    const filed = await fileRenewal('Sari W.');
    const ask = filed.state?.open.find(({ kind }) => kind === 'ask')?.id ?? never();
    const received = fetched({ 'insurance.paidUntil': '2026-06-10' });
    const now = play(filed, { kind: 'answer', ask, received, at: at(0.1), by: HOUSE });
    expect(now.state?.open.map(({ node }) => node)).toEqual(['confirm-tax', 'inspect', 'confirm-insurance']);
    expect(JSON.stringify(now.state).length).toBeLessThan(1024);
  });
});
