import { describe, expect, it } from 'vitest';
import { history } from '#engine/history';
import { type Timeline, timeline } from '#engine/timeline';
import { milliseconds } from '#terms/plain-date';
import { fileShop, shopProgram } from '../../test/support/engine.ts';
import {
  at,
  conclude,
  envelopesOf,
  HOUSE,
  officer,
  type Played,
  play,
  START,
  waiting,
} from '../../test/support/play.ts';

const program = await shopProgram();
const HOUR = 3_600_000;

function tell(now: Played, hours: number): Timeline {
  return timeline(program, envelopesOf(now), at(hours));
}

function lane(told: Timeline, id: string): Timeline['lanes'][number] {
  const found = told.lanes.find((one) => one.lane === id);
  if (found === undefined) throw new Error(`no lane ${id}`);
  return found;
}

/** Segments in hours since filing, as a reader would draw them. */
function drawn(told: Timeline, id: string): string[] {
  const hour = (moment: string | null): string =>
    moment === null ? '' : String((Date.parse(moment) - milliseconds(START)) / HOUR);
  return lane(told, id).segments.map(({ kind, from, to, element }) => `${kind} ${element} ${hour(from)}..${hour(to)}`);
}

const filed = fileShop(program, { 'person.name': 'Sari', 'person.alive': true });
const taken = play(filed, { kind: 'take', item: waiting(filed, 'item', 'confirm').id, at: at(1), by: officer('kas') });
const billed = conclude(taken, 'confirm', at(3), { 'levy.confirmed': true });
const paid = play(billed, { kind: 'deliver', message: 'payment', data: {}, facts: {}, at: at(5), by: HOUSE });
const permitted = conclude(paid, 'permit', at(6), { 'permit.until': '2027-01-01' });
const done = play(permitted, {
  kind: 'sealed',
  paper: waiting(permitted, 'paper', 'seal').id,
  number: '1',
  sha256: 'a',
  at: at(7),
  by: HOUSE,
});

describe('the timeline of a case', () => {
  it('draws a gap from the hand-over to the first touch, then work; in the order of the lanes', () => {
    const told = tell(done, 8);
    expect(told.lanes.map(({ lane: id, agency }) => [id, agency])).toEqual([
      ['lane-applicant', null],
      ['lane-office', 'kantor'],
      ['lane-treasury', 'kas'],
    ]);
    expect(drawn(told, 'lane-treasury')).toEqual(['gap confirm 0..1', 'work confirm 1..3']);
    expect(drawn(told, 'lane-office')).toEqual(['gap permit 5..6', 'work permit 6..6', 'work seal 6..7']);
    expect(drawn(told, 'lane-applicant')).toEqual(['work pay 3..5']);
  });

  it('lets the clock of the case stand still while only the applicant holds it', () => {
    const told = tell(done, 8);
    expect(told.clock).toEqual([
      { kind: 'run', from: at(0), to: at(3) },
      { kind: 'stop', from: at(3), to: at(5) },
      { kind: 'run', from: at(5), to: at(7) },
    ]);
    expect(told).toMatchObject({
      status: 'done',
      filed: START,
      ended: at(7),
      runningMs: 5 * HOUR,
      stoppedMs: 2 * HOUR,
      holders: [],
    });
  });

  it('counts the hand-over waits lane by lane, the running one up to now', () => {
    expect(tell(done, 8).lanes.map(({ handOverMs }) => handOverMs / HOUR)).toEqual([0, 1, 1]);
    expect(lane(tell(filed, 0.5), 'lane-treasury').handOverMs).toBe(HOUR / 2);
    expect(drawn(tell(filed, 0.5), 'lane-treasury')).toEqual(['gap confirm 0..']);
  });

  it('says who holds the case now, since when and until when', () => {
    expect(tell(filed, 1).holders).toEqual([
      {
        kind: 'item',
        lane: 'lane-treasury',
        agency: 'kas',
        element: 'confirm',
        since: at(0),
        touched: null,
        due: null,
        silent: false,
        byHand: false,
      },
    ]);
    const paying = { kind: 'message', lane: 'lane-applicant', agency: null, byHand: false, element: 'pay' };
    expect(tell(billed, 4).holders).toEqual([{ ...paying, since: at(3), touched: null, due: null, silent: false }]);
    expect(tell(permitted, 6).holders).toMatchObject([{ kind: 'paper', agency: 'kantor', element: 'seal' }]);
    const asking = fileShop(program);
    expect(tell(asking, 0.1).holders.map(({ kind, agency }) => [kind, agency])).toEqual([
      ['ask', 'dukcapil'],
      ['ask', 'dukcapil'],
      ['item', 'kas'],
    ]);
    // patience: one hour and two
    expect([0.1, 0.6, 1].map((hours) => tell(asking, hours).holders.map(({ silent }) => silent))).toEqual([
      [false, false, false],
      [true, false, false],
      [true, true, false],
    ]);
  });

  it('draws what is planned up to the deadline of what is under way', () => {
    const doubtful = fileShop(program, { 'person.name': 'Budi', 'person.alive': true });
    const [gap, plan] = drawn(tell(doubtful, 2), 'lane-office');
    expect(gap).toBe('gap inspect 0..');
    expect(plan).toMatch(/^plan inspect 2\.\./);
  });

  it('marks what happened at once, but not where the drawing branches', () => {
    const points = tell(done, 8).lanes.flatMap((one) => one.points.map(({ kind, element }) => `${kind} ${element}`));
    expect(points).toEqual([
      'filed start',
      'bill-due pay',
      'paid pay',
      'passed done',
      'passed read',
      'decided match',
      'concluded permit',
      'document-due seal',
      'sealed seal',
      'decided assess',
      'concluded confirm',
      'passed receipt',
    ]);
  });

  it('places what a late clock did where it belongs', () => {
    const late = play(fileShop(program), { kind: 'fire', at: at(40), by: HOUSE });
    expect(drawn(tell(late, 41), 'lane-office')).toEqual(['work read 0..1', 'work read 0..2']);
    expect(drawn(tell(late, 41), 'lane-applicant')).toEqual(['work read 2..']);
    expect(tell(late, 41).clock).toEqual([{ kind: 'run', from: at(0), to: null }]);
  });

  it('promises by the service’s term, the stops counted in', () => {
    // Five working days from 12 May, 14 and 15 May being days off; the bill was open when 12 May closed, which is day 0.
    const slow = play(billed, { kind: 'deliver', message: 'payment', data: {}, facts: {}, at: at(24), by: HOUSE });
    expect(tell(filed, 1).promised).toBe('2026-05-21T17:00:00.000Z');
    expect(tell(slow, 25).promised).toBe('2026-05-21T17:00:00.000Z');
    // The renewal of an expired bill was the applicant's turn from 13 to 14 May: 13 May is not counted.
    const expired = play(billed, { kind: 'fire', at: at(27), by: HOUSE });
    expect(tell(conclude(expired, 'renew', at(40)), 41).promised).toBe('2026-05-22T17:00:00.000Z');
  });
});

describe('the history of a case', () => {
  it('lists its acts in reading order with the moment each became so', () => {
    const late = play(fileShop(program), { kind: 'fire', at: at(40), by: HOUSE });
    const entries = history(envelopesOf(late).toReversed());
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
    expect(entries.at(-1)).toEqual({
      seq: entries.length,
      at: at(2),
      kind: 'handed-over',
      element: 'read',
      agency: null,
    });
    expect(entries.map(({ at: moment }) => moment)).toEqual(entries.map(({ at: moment }) => moment).toSorted());
  });
});
