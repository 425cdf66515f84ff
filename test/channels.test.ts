import { afterAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import type { Succession } from '#agencies/succession';
import { apiApp } from '#api/app';
import { currentArrangements } from '#coordination/current';
import type { Remedy } from '#coordination/dispute';
import { verifyChain } from '#ledger/chain';
import { arrangementChain, talkChain } from '#operations/council/chains';
import { decideOnArrangement, loadStanding } from '#operations/council/decide-arrangement';
import { openLibrary } from '#operations/government/library';
import { actOnMatter, type MatterCommand, type NewMatter, openMatter } from '#operations/matter/act-on-matter';
import { loadMatter } from '#operations/matter/matter-row';
import { signIn } from '#operations/person/sign-in';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { agencyId, positionId } from '#terms/ids';
import { type Instant, instant } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MONDAY = instant('2026-03-02T09:00:00+07:00');
const FRIDAY = instant('2026-03-13T10:00:00+07:00');
const PATIENT = { timeout: 120_000 };

const t = await startTestHouse(MONDAY);
const door = openDoor(t, MONDAY);
afterAll(() => closeDoor(t, door));
const { house } = t;
const { government } = house.library;
const chain = arrangementChain(government, 'samsat');

function official(position: string, kind: 'officer' | 'coordinator' = 'officer'): Person {
  const [agency = ''] = position.split('.');
  return {
    kind,
    persona: position,
    name: position,
    agency: agencyId(agency),
    position: positionId(position),
    title: { id: position, en: position },
    amr: 'demo',
  };
}
const police = official('regident.head');
const revenue = official('bapenda-prov.head');
const insurer = official('jasa-raharja.head');
const clerk = official('bapenda-prov.assessor');
const sekda = official('setda.coordinator', 'coordinator');
const mayor = official('setda.mayor');

let count = 0;
async function open(person: Person, wish: NewMatter, at: Instant, key?: string): Promise<string> {
  count += 1;
  const inbox = key === undefined ? undefined : { source: 'test', msgId: key };
  return (await openMatter(house, person, 'samsat', wish, at, t.seed(key ?? `open ${count}`), inbox)).number;
}
async function act(person: Person, number: string, command: MatterCommand, at: Instant, seen?: number) {
  count += 1;
  const version = seen ?? (await loadMatter(house.db, government, number, at)).version;
  return actOnMatter(house, person, { number, seen: version }, command, at, t.seed(`act ${count}`));
}
async function stands(number: string, at: Instant) {
  return (await loadMatter(house.db, government, number, at)).matter;
}
const seat = (position: string) => ({
  agency: agencyId(position.split('.')[0] ?? ''),
  position: positionId(position),
});
const question = (blocking = false): NewMatter => ({
  kind: 'question',
  owner: seat('bapenda-prov.assessor'),
  blocking,
  text: 'Kapan NJKB 2026 dimuat? <b>segera</b>',
});
const refused = (code: string) => expect.objectContaining({ code });

describe('a question under an arrangement', PATIENT, () => {
  it('climbs by timers alone, is sealed, and a fresh process reads the same', async () => {
    const number = await open(police, question(), FRIDAY, 'ask once');
    expect(await open(police, question(), FRIDAY, 'ask once')).toBe(number);
    await t.settle(instant('2026-03-25T23:00:00+07:00'));
    expect(await stands(number, FRIDAY)).toMatchObject({ state: 'open' });
    await t.settle(instant('2026-03-26T08:00:00+07:00'));
    expect(await stands(number, FRIDAY)).toMatchObject({ state: 'escalated', rung: 'lead' });
    await t.settle(instant('2026-03-30T08:00:00+07:00'));
    const { government: fresh } = await openLibrary(house.db);
    expect((await loadMatter(house.db, fresh, number, FRIDAY)).matter).toMatchObject({ rung: 'body', due: null });
    const acts = await readActs(house.db, chain);
    expect(JSON.stringify(acts.map(({ data }) => data))).not.toContain('segera');
    expect(verifyChain(acts, new Map())).toEqual([]);
    const later = instant('2026-03-31T09:00:00+07:00');
    await act(sekda, number, { kind: 'answer', text: 'Sudah dimuat.' }, later);
    await t.settle(instant('2026-04-07T08:00:00+07:00'));
    expect(await stands(number, later)).toMatchObject({ state: 'closed', closedBy: 'silence' });
  });

  it('passes with the seat of its owner: to the head where the mandate ended, to the successor where the agency did', async () => {
    const number = await open(police, question(), FRIDAY);
    const revenueFile = government.agencies.get('bapenda-prov');
    if (revenueFile === undefined) throw new Error('not there');
    const positions = revenueFile.positions.map((one) =>
      one.id === 'bapenda-prov.assessor' ? { ...one, mandateTo: '2026-03-13' } : one,
    );
    const agencies = new Map([...government.agencies, ['bapenda-prov', { ...revenueFile, positions }] as const]);
    const ended = await loadMatter(house.db, { ...government, agencies }, number, FRIDAY);
    expect(ended.matter).toMatchObject({ owner: seat('bapenda-prov.head') });
    const merged: Succession = {
      n: 1,
      id: 'x',
      kind: 'merge',
      from: [agencyId('bapenda-prov')],
      to: [agencyId('bpkpd-kota')],
      effectiveAt: FRIDAY,
      switchedAt: FRIDAY,
      share: { by: 'all', to: agencyId('bpkpd-kota') },
      assigned: {},
      name: null,
    };
    const followed = await loadMatter(house.db, { ...government, successions: [merged] }, number, FRIDAY);
    expect(followed.matter).toMatchObject({ owner: { agency: 'bpkpd-kota' } });
  });

  it('that blocks holds every signature, and lets go when it is answered; stopping stays possible', async () => {
    const at = instant('2026-04-08T09:00:00+07:00');
    const due = instant('2026-04-30T17:00:00+07:00');
    const wish = { kind: 'decision', text: 'Buka loket Sabtu?', choices: ['Ya', 'Tidak'] } as const;
    const decision = await open(police, { ...wish, rule: 'majority', signers: [], due, onSilence: 'consent' }, at);
    const number = await open(police, question(true), at);
    await expect(act(police, decision, { kind: 'sign', option: 0 }, at)).rejects.toEqual(refused('question-open'));
    const { seq = 0 } = (await loadStanding(house, 'samsat')) ?? {};
    const succeed = { kind: 'succeed', by: 'lahir' } as const;
    await expect(
      decideOnArrangement(house, police, { id: 'samsat', seen: seq, command: succeed }, at, t.seed('s')),
    ).rejects.toEqual(refused('question-open'));
    await act(clerk, number, { kind: 'answer', text: 'Senin.' }, at);
    await act(police, decision, { kind: 'sign', option: 0 }, at);
    await expect(act(police, decision, { kind: 'sign', option: 0 }, at)).rejects.toEqual(refused('signed-before'));
    await expect(act(clerk, decision, { kind: 'sign', option: 0 }, at)).rejects.toEqual(refused('signature-not-yours'));
    // Two coordinators on one draft: the second names what it saw, and is told.
    await expect(act(revenue, decision, { kind: 'sign', option: 1 }, at, 1)).rejects.toEqual(refused('matter-changed'));
    await act(insurer, decision, { kind: 'sign', option: 0 }, at);
    const taken = (await readActs(house.db, chain)).findLast(({ kind }) => kind === 'decision-taken');
    expect(taken?.data).toMatchObject({ arrangement: 'samsat', decision, signedBy: ['regident', 'jasa-raharja'] });
    await expect(act(revenue, decision, { kind: 'sign', option: 0 }, at)).rejects.toEqual(refused('matter-unfit'));
  });
});

describe('a decision that nobody signs in time', PATIENT, () => {
  const at = instant('2026-05-04T09:00:00+07:00');
  const due = instant('2026-05-08T17:00:00+07:00');
  const wish = {
    kind: 'decision',
    text: 'Satu formulir?',
    choices: ['Ya', 'Tidak'],
    rule: 'all',
    signers: [],
    due,
  } as const;

  it('passes by consent or goes to the coordinating body, as it says; a signature after that day is refused', async () => {
    const consent = await open(police, { ...wish, onSilence: 'consent' }, at);
    const escalate = await open(police, { ...wish, onSilence: 'escalate' }, at);
    await act(police, consent, { kind: 'sign', option: 0 }, at);
    const late = instant('2026-05-08T17:00:01+07:00');
    await expect(act(revenue, escalate, { kind: 'sign', option: 0 }, late)).rejects.toEqual(
      refused('signature-not-yours'),
    );
    await t.settle(late);
    expect(await stands(consent, at)).toMatchObject({ state: 'taken', silent: ['bapenda-prov', 'jasa-raharja'] });
    expect(await stands(escalate, at)).toMatchObject({ state: 'escalated' });
    await act(sekda, escalate, { kind: 'sign', option: 1 }, late);
    expect(await stands(escalate, at)).toMatchObject({ state: 'taken', option: 1 });
  });

  it('and minutes bind once each party has countersigned', async () => {
    const parties = [agencyId('regident'), agencyId('bapenda-prov')];
    const minutes = await open(police, { kind: 'minutes', parties, text: 'Rapat 4 Mei' }, at);
    await act(revenue, minutes, { kind: 'countersign' }, at);
    const last = (await readActs(house.db, chain)).at(-1);
    expect(last).toMatchObject({ kind: 'minutes-countersigned', data: { arrangement: 'samsat', by: parties } });
  });
});

describe('a dispute', PATIENT, () => {
  const parties = [agencyId('bapenda-prov'), agencyId('jasa-raharja')];
  const wish = { kind: 'dispute', parties, text: 'Siapa memuat NJKB?', wanted: 'Tetapkan' } as const;
  const at = instant('2026-06-02T09:00:00+07:00');
  const withBody = instant('2026-07-10T09:00:00+07:00');

  async function decided(remedy: Remedy): Promise<string> {
    const number = await open(revenue, wish, at);
    await t.settle(instant('2026-06-25T09:00:00+07:00'));
    expect(await stands(number, at)).toMatchObject({ rung: 'body' });
    await act(sekda, number, { kind: 'decide', remedy, text: 'Demikian.' }, instant('2026-06-25T10:00:00+07:00'));
    return number;
  }

  it('is decided by the body: a question gets another owner, a rule change is owed with number and day', async () => {
    const asked = await open(police, question(), instant('2026-06-25T08:00:00+07:00'));
    await decided({ kind: 'reassign', question: asked, to: seat('jasa-raharja.assessor') });
    expect(await stands(asked, at)).toMatchObject({ owner: seat('jasa-raharja.assessor'), state: 'open' });
    const from = await decided({ kind: 'change-rule', to: seat('bapenda-prov.head') });
    const duty = await house.db.one<{ number: string }>(sql`select number from matters where kind = 'duty'`);
    expect(await stands(duty?.number ?? '', at)).toMatchObject({ from, state: 'open' });
    await act(clerk, duty?.number ?? '', { kind: 'done' }, withBody);
    expect(await stands(duty?.number ?? '', at)).toMatchObject({ state: 'done' });
  });

  it('that nobody settles ends with the head of government, who may suspend the arrangement', async () => {
    const number = await open(revenue, wish, at);
    await t.settle(withBody);
    expect(await stands(number, at)).toMatchObject({ rung: 'head', due: null });
    const decide = { kind: 'decide', remedy: { kind: 'suspend' }, text: 'Hentikan.' } as const;
    await expect(act(sekda, number, decide, withBody)).rejects.toEqual(refused('matter-not-yours'));
    await act(mayor, number, decide, withBody);
    const current = await currentArrangements(house.db, government);
    expect(current.get('samsat')?.state).toBe('suspended');
    const { seq = 0 } = (await loadStanding(house, 'samsat')) ?? {};
    const resumed = await decideOnArrangement(
      house,
      sekda,
      { id: 'samsat', seen: seq, command: { kind: 'resume' } },
      withBody,
      t.seed('resume'),
    );
    expect(resumed.state).toBe('in-force');
  });
});

describe('the pages of the formal channel', PATIENT, () => {
  it('take a question from form to answer, show markup as text, and tell strangers nothing', async () => {
    door.at = instant('2026-08-03T09:00:00+07:00');
    const surya = await visitor(t, door, 'surya');
    const form = await surya.go('/dewan/baru?jenis=question&kesepakatan=samsat');
    const empty = await surya.send('/dewan/baru?jenis=question&kesepakatan=samsat', form, { owner: 'bapenda-prov' });
    expect(empty.status).toBe(422);
    const filled = { owner: 'bapenda-prov', blocking: 'true', text: 'Mana <script>alert(1)</script>?' };
    const sent = await surya.send('/dewan/baru?jenis=question&kesepakatan=samsat', empty, filled);
    expect(sent.to).toMatch(/^\/dewan\/perkara\/TJ-2026-/);
    const bagus = await visitor(t, door, 'bagus', 'en');
    expect((await bagus.go('/dewan/pertanyaan')).page).toContain(sent.to);
    const page = await bagus.go(sent.to);
    expect(page.page).toContain('&lt;script&gt;');
    expect(page.page).not.toContain('<script>alert');
    const stale = await bagus.send(sent.to, page, { do: 'answer', seen: '7', 'answer-text': 'Here.' });
    expect([stale.status, words(stale)]).toEqual([422, expect.stringContaining('Somebody else acted')]);
    await bagus.send(sent.to, page, { do: 'answer', seen: '1', 'answer-text': 'Here.' });
    expect(words(await surya.go(sent.to))).toContain('Here.');
    const yanti = await visitor(t, door, 'yanti');
    expect((await yanti.go(sent.to)).status).toBe(404);
    expect((await (await visitor(t, door, 'sari')).go('/dewan/pertanyaan')).status).toBe(403);
    expect((await (await visitor(t, door, 'sekda')).go('/dewan/sengketa')).status).toBe(200);
  });
});

describe('conversation between officers', PATIENT, () => {
  it('shows markup as text, changes nothing, is for members alone, becomes a question at one press, and can be erased', async () => {
    door.at = instant('2026-08-04T09:00:00+07:00');
    const before = await loadStanding(house, 'samsat');
    const surya = await visitor(t, door, 'surya');
    const page = await surya.go('/kesepakatan/samsat');
    const said = { do: 'talk', message: 'Formulir <i>baru</i> cukup satu?' };
    expect((await surya.send('/kesepakatan/samsat', page, said)).to).toBe('/kesepakatan/samsat#obrolan');
    const long = await surya.send('/kesepakatan/samsat', page, { ...said, message: 'a'.repeat(1_001) });
    expect(long.status).toBe(422);
    const bagus = await visitor(t, door, 'bagus');
    const seen = await bagus.go('/kesepakatan/samsat');
    expect(seen.page).toContain('Formulir &lt;i&gt;baru&lt;/i&gt; cukup satu?');
    for (const stranger of ['sari', 'yanti', null]) {
      const other = await (await visitor(t, door, stranger)).go('/kesepakatan/samsat');
      expect(words(other)).not.toContain('cukup satu');
    }
    expect(await loadStanding(house, 'samsat')).toEqual(before);
    const href = '/dewan/baru?jenis=question&kesepakatan=samsat&pesan=1';
    expect(seen.page).toContain(href.replaceAll('&', '&amp;'));
    const form = await bagus.go(href);
    expect(words(form)).toContain('cukup satu?');
    const sent = await bagus.send(href, form, { owner: 'regident', blocking: 'false', text: 'Cukup satu?' });
    const asked = (await readActs(house.db, chain)).findLast(({ kind }) => kind === 'question-asked');
    expect(asked?.data).toMatchObject({ message: 1, matter: sent.to.split('/').at(-1) });
    const [message] = await readActs(house.db, talkChain(government, 'arrangement/samsat'));
    if (message?.subject === null || message === undefined) throw new Error('not sealed');
    await house.keys.destroy(message.subject);
    expect(words(await surya.go('/kesepakatan/samsat'))).toContain('Pesan ini sudah dihapus');
  });
});

describe('the formal channel for machines', PATIENT, () => {
  it('opens once a key, tells whoever comes second, and lists without any text', async () => {
    const at = instant('2026-09-01T09:00:00+07:00');
    let n = 0;
    const chance = (length = 32) => {
      n += 1;
      return new Uint8Array(t.seed(`api ${n}`)).subarray(0, length);
    };
    const api = apiApp({ house, clock: () => at, chance }, (error) => door.faults.push(error));
    const token = Buffer.from(t.seed('token')).toString('base64url');
    await signIn(house, 'surya', token, at);
    const call = async (path: string, body?: object, key = path) => {
      const headers = { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' };
      const request = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
      const response = await api.request(path, request);
      return { status: response.status, body: JSON.stringify(await response.json()) };
    };
    const asks = { kind: 'question', text: 'Rahasia dapur?', owner: { agency: 'jasa-raharja' } };
    const first = await call('/api/arrangements/samsat/matters', asks);
    expect(first.status).toBe(201);
    const again = await call('/api/arrangements/samsat/matters', asks);
    expect([again.status, JSON.parse(again.body)]).toEqual([201, JSON.parse(first.body)]);
    const number = /TJ-[\w-]+/.exec(first.body)?.[0] ?? '';
    const stale = await call(`/api/matters/${number}/moves`, { seen: 9, do: 'close' }, 'a');
    expect([stale.status, stale.body]).toEqual([409, expect.stringContaining('matter-changed')]);
    expect((await call(`/api/matters/${number}/moves`, { seen: 1, do: 'close' }, 'b')).status).toBe(200);
    const listed = await call('/api/arrangements/samsat/matters');
    expect(listed.body).toContain(number);
    expect(listed.body).not.toContain('Rahasia');
  });
});
