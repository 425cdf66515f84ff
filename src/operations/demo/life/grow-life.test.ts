import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Files, servicesOnOffer } from '#definitions/government';
import { readFolder } from '#definitions/read-folder';
import type { PaperOrder } from '#documents/press';
import { growLife } from '#operations/demo/life/grow-life';
import type { House } from '#operations/house';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { NUSANTARA, startTestHouse, type TestHouse } from '../../../../test/support/house.ts';

const NOON = instant('2026-11-24T12:03:00+07:00');
const MASTER = sha256('one master key for both houses');

/** The same life with fewer people and cases: every story once. */
function smaller(files: Files): Files {
  return new Map(
    [...files].map(([path, text]) => {
      if (path === 'population.yaml')
        return [
          path,
          text
            .replace('count: 560', 'count: 110')
            .replace('count: 240', 'count: 60')
            .replaceAll('chance: 0.8', 'chance: 5'),
        ];
      return [
        path,
        path.startsWith('life/')
          ? text.replace(/^cases: \d{2,}/m, 'cases: 12').replace(/^drafts: \d+/m, 'drafts: 1')
          : text,
      ];
    }),
  );
}

/** A seal has chance of its own (the signature); here the same order gives the same bytes. */
function withPlainPress(house: House): House {
  const make = async ({ number, data, at }: PaperOrder) => {
    const bytes = Buffer.from(JSON.stringify({ number, data, at }));
    return { number, bytes, sha256: sha256(bytes).toString('base64url'), qr: '', dataHash: '' };
  };
  return { ...house, press: { ...house.press, make } };
}

let one: TestHouse;
let other: TestHouse;
const failures: string[] = [];
const report = (id: string, error: unknown) => failures.push(`${id}: ${String(error)}`);

beforeAll(async () => {
  const files = smaller(await readFolder(NUSANTARA));
  const options = { files, lives: true, master: MASTER };
  [one, other] = await Promise.all([startTestHouse(NOON, options), startTestHouse(NOON, options)]);
  await growLife(withPlainPress(one.house), NOON, report);
}, 240_000);
afterAll(async () => {
  await Promise.all([one.close(), other.close()]);
});

const acts = ({ house }: TestHouse) =>
  house.db.many<{ chain: string; seq: number; at: string; kind: string; data: string; c: string }>(
    sql`select chain, seq, at, kind, data::text as data, encode(c, 'hex') as c from acts order by chain, seq`,
  );

const states = ({ house }: TestHouse) =>
  house.db.many<{ service: string; status: string; n: number }>(sql`
    select service, state->>'status' as status, count(*)::int as n
    from (select service, state from cases union all select service, state from cases_done) c group by 1, 2 order by 1, 2`);

/** Aborted once so many acts have happened. */
function cutAfter({ house }: typeof other, most: number): AbortSignal {
  const ending = new AbortController();
  const look = async (): Promise<void> => {
    const [found] = await house.db.many<{ n: number }>(sql`select count(*)::int as n from acts`);
    if ((found?.n ?? 0) >= most) ending.abort();
    else setTimeout(() => void look(), 20);
  };
  void look();
  return ending.signal;
}

describe('the life of the demonstration', () => {
  it('has cases of every service in every state, and nobody could not go on', async () => {
    expect(failures).toEqual([]);
    const found = await states(one);
    const services = new Set(found.map(({ service }) => service));
    const offered = servicesOnOffer(one.house.library.government).map(({ file }) => file.id);
    expect([...services]).toEqual(offered.toSorted());
    expect(new Set(found.map(({ status }) => status))).toEqual(
      new Set(['open', 'done', 'refused', 'withdrawn', 'lapsed']),
    );
  });

  it('is the same every time, act for act, when it is lived anew, though the house was closed in the midst of it', async () => {
    expect(await growLife(withPlainPress(other.house), NOON, report, cutAfter(other, 300))).toBeNull();
    expect((await acts(other)).length).toBeLessThan((await acts(one)).length);
    await growLife(withPlainPress(other.house), NOON, report);
    expect(failures).toEqual([]);
    const lived = await acts(one);
    expect(lived.length).toBeGreaterThan(1_000);
    expect(await states(other)).toEqual(await states(one));
    // A comment's own hash is that of its sealed words, and data keys are always chance.
    const commented = new Set(lived.flatMap(({ chain, kind }) => (kind === 'comment-received' ? [chain] : [])));
    const told = (all: Awaited<ReturnType<typeof acts>>) =>
      all.map((act) => (commented.has(act.chain) ? { ...act, c: '', data: '' } : act));
    expect(told(await acts(other))).toEqual(told(lived));
    expect(commented.size).toBeLessThan(10);
  }, 240_000);

  it('is lived once', async () => {
    const before = await acts(one);
    expect(await growLife(one.house, later(NOON, 86_400_000), report)).toBeNull();
    expect(await acts(one)).toEqual(before);
  });

  it('has voices, questions, halts, unpaid and expired bills, and papers', async () => {
    const kinds = await one.house.db.many<{ kind: string }>(sql`select distinct kind from acts`);
    const told = kinds.map(({ kind }) => kind);
    expect(told).toEqual(
      expect.arrayContaining([
        'question-asked',
        'question-answered',
        'clock-suspended',
        'clock-lapsed',
        'bill-expired',
        'paid',
        'sealed',
        'comment-answered',
        'complaint-filed',
        'withdrawn',
        'record-written',
      ]),
    );
    const rated = await one.house.db.one<{ n: number }>(sql`select count(*)::int as n from survey_answers`);
    const drafts = await one.house.db.one<{ n: number }>(sql`select count(*)::int as n from drafts`);
    expect([(rated?.n ?? 0) > 5, drafts?.n]).toEqual([true, 5]);
  });
});
