import { afterAll, describe, expect, it } from 'vitest';
import { allowCitizen, type Person } from '#access/person';
import { readFolder } from '#definitions/read-folder';
import type { Asker, MxAnswer } from '#exchange/gateway/ask-gateway';
import { concludeStep } from '#operations/case/conclude-step';
import { fileApplication } from '#operations/case/file-application';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { answerRead, type HandGiven } from '#operations/desk/answer-read';
import { readDesk } from '#operations/desk/read-desk';
import { readQueue } from '#operations/desk/read-queue';
import { onFactNeeded } from '#operations/on/fact-needed';
import { personOf } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { agencyId, chainId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { NUSANTARA, startTestHouse, type TestHouse } from './support/house.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const MARRIAGES = 'registries/marriages.yaml';
const DAY = 86_400_000;

/** The government with one line of one file changed: KUA's own system answers. */
const files = await readFolder(NUSANTARA);
const byHand = files.get(MARRIAGES) ?? '';
const bySystem = new Map(files).set(MARRIAGES, byHand.replace('source: officer', 'source: http'));

/** KUA has a gateway too; it is only asked where a house knows where it is. */
const GATEWAY =
  "gateway: { provider: 'ID/GOV/{agency}/NIKAH', client: 'ID/GOV/{agency}/LAYANAN', service: marriages }\n";
const withGateway = new Map(files).set(MARRIAGES, `${byHand}${GATEWAY}`);

const hand = await startTestHouse(MORNING, { files: withGateway });
const moved = await startTestHouse(MORNING, { files: bySystem });
afterAll(async () => {
  await hand.close();
  await moved.close();
});

const BOOK = { 'marriage.state': 'recorded', 'marriage.bookNo': '0204/017/VII/2019' };

async function who(t: TestHouse, persona: string): Promise<Person> {
  const person = await personOf(t.house, persona, MORNING, t.seed(persona));
  if (person === null) throw new Error(`nobody is called ${persona}`);
  return person;
}

/** A birth reported by the mother and attested by the hospital: civil registration now reads what others hold. */
async function reported(t: TestHouse, persona: string, letter: string): Promise<string> {
  const application = {
    service: 'dukcapil.kelahiran-paket',
    pick: letter,
    answers: { 'child.name': 'Bagas Hidayat' },
    fetched: new Map(),
  };
  const mother = allowCitizen(await who(t, persona), 'apply');
  const { number } = await fileApplication(t.house, mother, application, MORNING, t.seed(letter));
  const item = idOf(await caseOf(t, number), 'attest');
  const answers = { 'birth.attested': 'confirmed' };
  await concludeStep(t.house, await who(t, 'ningsih'), { number }, { item, answers }, MORNING, t.seed(`${letter} at`));
  await t.settle(MORNING);
  return number;
}

const caseOf = (t: TestHouse, number: string): Promise<Loaded> => loadCase(t.house, t.house.db, { number });

/** The open item of an element, or of a read that is answered by hand; 0 where there is none. */
function idOf({ state }: Loaded, wanted: string): number {
  const found = state.open.find((wait) => wait.kind === 'item' && (wait.read ?? wait.node) === wanted);
  return found?.id ?? 0;
}

async function answer(t: TestHouse, number: string, persona: string, given: HandGiven, at: Instant = MORNING) {
  return answerRead(
    t.house,
    await who(t, persona),
    { number },
    given,
    at,
    t.seed(`${number} ${JSON.stringify(given)}`),
  );
}

/** Numbers of cases that the tests before left waiting for the officer. */
const waiting: string[] = [];

describe('a registry that an officer answers', () => {
  it('asks in the queue of the holder, with the key and nothing else of the case', async () => {
    const number = await reported(hand, 'dewi', 'RSUD-2026-1116-003');
    waiting.push(number);
    const item = idOf(await caseOf(hand, number), 'marriages');
    const fauzi = await who(hand, 'fauzi');
    const queue = await readQueue(hand.house, fauzi, { scope: 'mine', from: 0 }, 'id', MORNING);
    expect(queue.rows).toMatchObject([{ number, task: 'Cari di daftar perkawinan' }]);
    const view = await readDesk(hand.house, fauzi, { number, item, scope: null }, 'id', MORNING, hand.seed('desk'));
    expect(view.facts.flatMap(({ facts }) => facts).map(({ name }) => name)).toEqual(['person.nik']);
    expect(view.answering?.fields.map(({ name }) => name)).toEqual(['marriage.state', 'marriage.bookNo']);
    expect(view.answering?.askerName).toBe('Dukcapil');
    expect(view.decision).toBeNull();
  });

  it('refuses another agency, another position, an answer without evidence, and a reason nobody knows', async () => {
    const number = await reported(hand, 'cut-meutia', 'RSUD-2026-1103-021');
    waiting.push(number);
    const before = await caseOf(hand, number);
    const item = idOf(before, 'marriages');
    const given = { item, answers: BOOK, evidence: 'Buku nikah' };
    await expect(answer(hand, number, 'yanti', given)).rejects.toMatchObject({ code: 'not-your-case' });
    const fauzi = await who(hand, 'fauzi');
    const head = { ...fauzi, position: 'kua.head' } as Person; // a colleague whom the demonstration does not have
    await expect(answerRead(hand.house, head, { number }, given, MORNING, hand.seed('head'))).rejects.toMatchObject({
      code: 'not-your-position',
    });
    await expect(answer(hand, number, 'fauzi', { ...given, evidence: ' ' })).rejects.toMatchObject({
      code: 'text-empty',
    });
    await expect(answer(hand, number, 'fauzi', { ...given, answers: {} })).rejects.toMatchObject({
      code: 'form-invalid',
    });
    await expect(answer(hand, number, 'fauzi', { item, withheld: 'no-time' })).rejects.toMatchObject({
      code: 'reason-unknown',
    });
    expect((await caseOf(hand, number)).version).toBe(before.version);
  });

  it('keeps who answered, when and on what evidence: in the act, at the fact, on the trail of the person', async () => {
    const number = await reported(hand, 'rosalina', 'RSUD-2026-1109-017');
    const item = idOf(await caseOf(hand, number), 'marriages');
    const at = later(MORNING, 3_600_000);
    await answer(hand, number, 'fauzi', { item, answers: BOOK, evidence: 'Buku nikah 2019, halaman 204' }, at);
    const { facts, caseId, state } = await caseOf(hand, number);
    expect(facts.get('marriage.bookNo')).toMatchObject({
      value: '0204/017/VII/2019',
      source: {
        kind: 'fetched',
        agency: 'kua',
        at,
        way: { kind: 'officer', position: 'kua.registrar', evidence: 'Buku nikah 2019, halaman 204' },
      },
    });
    const act = (await readActs(hand.house.db, caseId)).findLast(({ kind }) => kind === 'fact-received');
    expect(act).toMatchObject({ agency: 'kua', position: 'kua.registrar', data: { way: { kind: 'officer' } } });
    expect(JSON.stringify(act?.data)).not.toContain('halaman 204');
    const trail = await readActs(hand.house.db, chainId(state.subject));
    const look = trail.findLast(({ kind, data }) => kind === 'data-read' && data['registry'] === 'marriages');
    expect(look?.data['way']).toEqual({ kind: 'officer', position: 'kua.registrar' });
  });

  it('goes on by asking the person when the clock of the officer has run out', async () => {
    const number = await reported(hand, 'maria', 'RSUD-2026-0704-009');
    const item = idOf(await caseOf(hand, number), 'marriages');
    const late = later(MORNING, 4 * DAY);
    await settleCase(hand.house, (await caseOf(hand, number)).caseId, late, hand.seed('late'));
    const { state } = await caseOf(hand, number);
    expect(state.open).toMatchObject([{ kind: 'item', agency: null }]);
    const given = { item, answers: BOOK, evidence: 'Buku nikah' };
    await expect(answer(hand, number, 'fauzi', given, late)).rejects.toMatchObject({ code: 'step-not-open' });
  });
});

describe('officers behind the gateway of their agency', () => {
  /** What the gateway says next, and for which waits it was asked. */
  const said: { next: MxAnswer; readonly waits: (string | null)[] } = {
    next: { kind: 'accepted', until: later(MORNING, 3 * DAY) },
    waits: [],
  };
  const asker: Pick<Asker, 'ask'> = {
    ask: (_door, _request, wait) => {
      said.waits.push(wait ?? null);
      return Promise.resolve(said.next);
    },
  };
  const gateways = {
    askers: new Map([[agencyId('dukcapil'), asker as Asker]]), // nothing else of it is used here
    urls: new Map([[agencyId('kua'), 'https://127.0.0.1:1']]),
    doorOf: () => true,
    close: () => Promise.resolve(),
  };
  const house = { ...hand.house, exchange: { ...hand.house.exchange, gateways } };

  async function askAgain(number: string, at: Instant) {
    const now = await caseOf(hand, number);
    const ask = idOf(now, 'marriages');
    const row = { chain: now.caseId, seq: 0, n: 0, topic: 'fact-needed', payload: { ask }, idem: `${number} ${at}` };
    return onFactNeeded(house, { ...row, tries: 0, bucket: 0 }, at, hand.seed(`${number} ${at}`));
  }

  it('are waited for under one name, and nothing is written while they have time', async () => {
    const [number = ''] = waiting;
    const before = await caseOf(hand, number);
    for (const minute of [0, 1, 2]) {
      const at = later(MORNING, minute * 60_000);
      expect(await askAgain(number, at)).toEqual({ again: later(at, 60_000) });
    }
    expect(new Set(said.waits)).toEqual(new Set([`${before.caseId}/${idOf(before, 'marriages')}`]));
    expect((await caseOf(hand, number)).version).toBe(before.version);
  });

  it('answer the case with their position and evidence', async () => {
    const [number = ''] = waiting;
    const officer = { position: 'kua.registrar', evidence: 'Buku nikah 2019' };
    said.next = { kind: 'found', xid: 'x-1', body: { ...BOOK, '@officer': officer }, receipt: 'r-1' };
    expect(await askAgain(number, later(MORNING, DAY))).toBe('consumed');
    const { facts } = await caseOf(hand, number);
    expect(facts.get('marriage.bookNo')).toMatchObject({
      value: BOOK['marriage.bookNo'],
      source: { agency: 'kua', exchange: { xid: 'x-1', receipt: 'r-1' }, way: { kind: 'officer', ...officer } },
    });
  });

  it('are waited for no longer where they were late', async () => {
    const [, number = ''] = waiting;
    said.next = { kind: 'refused', type: 'Server.ServerProxy.OfficersLate' };
    expect(await askAgain(number, later(MORNING, DAY))).toBe('consumed');
    const now = await caseOf(hand, number);
    expect(idOf(now, 'marriages')).toBe(0);
    const act = (await readActs(hand.house.db, now.caseId)).findLast(({ kind }) => kind === 'fact-withheld');
    expect(act?.data['reason']).toBe('officer-silent');
  });
});

describe('one changed line', () => {
  it('moves an agency from its officer to its system: nobody is asked, and the same fact comes', async () => {
    const number = await reported(moved, 'dewi', 'RSUD-2026-1116-003');
    const now = await caseOf(moved, number);
    expect(idOf(now, 'marriages')).toBe(0);
    const fact = now.facts.get('marriage.bookNo');
    expect(fact).toMatchObject({ value: '0204/017/VII/2019', source: { kind: 'fetched', agency: 'kua' } });
    expect(fact?.source).not.toHaveProperty('way');
  });
});
