import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import type { NoticeKind } from '#coordination/notice-schema';
import { smtpWay } from '#notices/smtp';
import { webhookWay } from '#notices/webhook';
import { loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { beginPlay, type Move, type Play } from '#operations/demo/play-case';
import type { House } from '#operations/house';
import { readNotices } from '#operations/notice/read-notices';
import { chooseWay, confirmWay } from '#operations/notice/ways';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import type { JsonObject } from '#terms/json';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';

const at = (day: number, clock: string): Instant => instant(`2026-11-${day}T${clock}:00+07:00`);
const AT = at(24, '10:00');
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

/** A gateway for WhatsApp or SMS; `answers` are what it says in turn, then 200. */
interface Gateway {
  readonly bodies: string[];
  readonly answers: number[];
  readonly server: Server;
}

let test: TestHouse;
let house: House;
let mail: MailServer;
const gateway: Gateway = { bodies: [], answers: [], server: createServer() };

beforeAll(async () => {
  [test, mail] = await Promise.all([startTestHouse(AT), startMailServer()]);
  gateway.server.on('request', (request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const status = gateway.answers.shift() ?? 200;
      if (status === 200) gateway.bodies.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => gateway.server.listen(0, '127.0.0.1', resolve));
  openWays();
}, 120_000);
afterAll(async () => {
  gateway.server.closeAllConnections();
  gateway.server.close();
  await mail.close();
  await test.close();
});

function openWays(): void {
  const { port } = gateway.server.address() as AddressInfo; // listens on a port
  const email = smtpWay(mail.url, { from: 'manunggal@contoh.id', ca: mail.ca });
  const message = webhookWay(`http://127.0.0.1:${port}/`, { secret: SECRET, now: () => AT });
  house = { ...test.house, notices: { email, message } };
}

/** The two ways out of the house, each to a server of its own. */
const WAYS = {
  email: { address: 'pemohon@contoh.id', sent: () => mail.letters, fails: () => void mail.answers.push(451) },
  message: { address: '0812-9999-0000', sent: () => gateway.bodies, fails: () => void gateway.answers.push(503) },
} as const;
type WayName = keyof typeof WAYS;

/** Signs in and proves an address, as at `/pemberitahuan/cara`. */
async function told(persona: string, way: WayName, when: Instant): Promise<Person> {
  const person = await personOf(house, persona, when, test.seed(persona));
  if (person === null) throw new Error(`no persona ${persona}`);
  await chooseWay(
    house,
    person,
    { way, address: WAYS[way].address, language: 'en' },
    when,
    test.seed(`choose/${persona}`),
  );
  const code = /Your code is (\d{6})/.exec(WAYS[way].sent().at(-1) ?? '')?.[1] ?? '';
  await confirmWay(house, person, code, when, test.seed(`confirm/${persona}`));
  return person;
}

/** What was sent of the case from there on, by subject; each may hold nothing personal. */
function subjects(way: WayName, from: number): readonly string[] {
  return WAYS[way]
    .sent()
    .slice(from)
    .map((letter) => {
      expect(letter).not.toMatch(/\b\d{16}\b|Rp ?\d|\d\.\d{3}|AN \d{4}|0812-7777|Lengkapi sekaligus/);
      expect(letter).toMatch(/\/masuk\?ke(=|=3D)\/berkas\/MG-/);
      const unfolded = letter.replace(/\r\n[ \t]+/g, ' ');
      const said = way === 'email' ? /^Subject: (.+)/m.exec(unfolded)?.[1] : JSON.parse(letter).subject;
      return String(said).split(': ').at(-1)?.trim() ?? '';
    });
}

const acts = async (number: string) =>
  (
    await house.db.many<{ kind: string; notice: NoticeKind }>(sql`
      select kind, data->>'notice' as notice from acts
      where kind like 'notice-%' and data->>'caseNumber' = ${number} order by seq`)
  ).map(({ kind, notice }) => `${kind} ${notice}`);

async function states(person: Person, number: string, when: Instant): Promise<{ readonly [kind: string]: string }> {
  const rows = await house.db.many<{ kind: string; state: string }>(sql`
    select kind, state from notices where case_number = ${number}`);
  const view = await readNotices(house, person, 'en', when);
  expect(view.rows.filter((row) => row.number === number)).toHaveLength(rows.length);
  return Object.fromEntries(rows.map(({ kind, state }) => [kind, state]));
}

async function settle({ number }: Play, when: Instant): Promise<void> {
  const { caseId } = await loadCase(house, house.db, { number });
  await settleCase(house, caseId, when, test.seed(`settle/${number}/${when}`));
}

const move = (when: Instant, by: string, act: string, answers: JsonObject = {}, text = ''): Move => ({
  at: when,
  by,
  act,
  answers,
  text,
});

function permit(persona: string, pick: string): Promise<Play> {
  const answers = {
    'building.use': 'dwelling',
    'building.work': 'new',
    'building.floors': 2,
    'building.floorArea': 140,
    'building.plan': 'Rangka beton bertulang.',
    'designer.name': 'Adi Nugraha',
    'designer.licence': 'STRA-2024-118',
    'contact.phone': '0812-7777-1234',
  };
  return beginPlay(house, { at: AT, persona, service: 'ptsp.pbg', pick, answers }, test.seed(persona));
}

describe.each([
  ['email', 'maria', '99.71.010.005.001-0081.0'],
  ['message', 'rosalina', '99.71.010.004.002-0007.0'],
] as const)('who applies is told by %s', (way, persona, pick) => {
  let play: Play;
  let person: Person;
  let from = 0;

  beforeAll(async () => {
    person = await told(persona, way, AT);
    from = WAYS[way].sent().length;
    play = await permit(persona, pick);
    await play.move(move(at(24, '11:00'), 'fitri', 'conclude check-file', { 'file.complete': true }));
  }, 120_000);

  it('that something must be corrected, not at night but in the morning', async () => {
    expect(subjects(way, from)).toEqual(['your application was received']);
    from += 1;
    const text = 'Lengkapi sekaligus: letak septik.';
    await play.move(move(at(24, '21:30'), 'gunawan', 'suspend consult perbaikan-berkas', {}, text));
    expect(subjects(way, from)).toEqual([]);
    expect(await states(person, play.number, at(24, '21:30'))).toMatchObject({ mend: 'page' });
    await settle(play, at(25, '05:59'));
    expect(subjects(way, from)).toEqual([]);
    await settle(play, at(25, '06:00'));
    expect(subjects(way, from)).toEqual(['something must be completed']);
    from += 1;
  });

  it('that a bill is due; while the server is down it is shown as not delivered, and goes when it is back', async () => {
    await play.move(move(at(25, '09:00'), 'applicant', 'resume', {}, 'Sudah dilengkapi.'));
    const met = { 'consultation.date': '2026-11-25', 'consultation.minutes': 'BA-1', 'consultation.result': 'meets' };
    await play.move(move(at(25, '10:00'), 'gunawan', 'conclude consult', met));
    await play.move(move(at(25, '11:00'), 'fitri', 'conclude state', { 'statement.number': 'SPPST-1' }));
    WAYS[way].fails();
    const levied = at(25, '12:00');
    await play.move(move(levied, 'anisa', 'conclude levy', { 'skrd.number': `SKRD-${persona}` }));
    expect(subjects(way, from)).toEqual([]);
    expect(await states(person, play.number, levied)).toMatchObject({ 'bill-due': 'failed' });
    expect((await loadCase(house, house.db, { number: play.number })).bill?.status).toBe('open');
    await settle(play, later(levied, 5 * 60_000));
    expect(subjects(way, from)).toEqual(['your bill is there']);
    expect(await states(person, play.number, levied)).toMatchObject({ 'bill-due': 'sent' });
    from += 1;
  });

  it('that a step now waits for them', async () => {
    await play.move(move(at(25, '13:00'), 'applicant', 'pay'));
    const issued = { 'pbg.number': `PBG-${persona}`, 'pbg.date': '2026-11-25', 'pbg.evidence': 'SIMBG 4QK2' };
    await play.move(move(at(25, '14:00'), 'anisa', 'conclude issue', issued));
    expect(subjects(way, from)).toContain('it is your turn');
  });

  it('each once, with an act on their own chain for every attempt', async () => {
    const noted = await acts(play.number);
    expect(noted.slice(0, 4)).toEqual([
      'notice-sent filed',
      'notice-sent mend',
      'notice-failed bill-due',
      'notice-sent bill-due',
    ]);
    expect(noted.filter((one) => one === 'notice-sent your-turn')).toHaveLength(1);
    const count = WAYS[way].sent().length;
    await settle(play, at(25, '15:00'));
    expect(WAYS[way].sent()).toHaveLength(count);
  });
});

describe.each([
  ['email', 'suparti', 'AN 1145 JT'],
  ['message', 'budi', 'AN 4521 DK'],
] as const)('who owns a paper is told by %s', (way, persona, pick) => {
  it('that it is ready, and gets neither the paper nor a word of it', async () => {
    const day = at(26, '09:00');
    const person = await told(persona, way, day);
    const from = WAYS[way].sent().length;
    const beginning = {
      at: day,
      persona,
      service: 'samsat.pengesahan-tahunan',
      pick,
      answers: { 'contact.phone': '0815-4444-5555' },
    };
    const play = await beginPlay(house, beginning, test.seed(persona));
    await play.move(move(at(26, '09:10'), 'bagus', 'conclude confirm-tax', { 'assessment.confirmed': true }));
    await play.move(move(at(26, '09:20'), 'intan', 'conclude confirm-insurance', { 'insurance.confirmed': true }));
    await play.move(move(at(26, '09:30'), 'applicant', 'pay'));
    await play.move(move(at(26, '09:40'), 'maya', 'conclude endorse', { 'endorsement.confirmed': true }));
    expect(subjects(way, from)).toEqual(expect.arrayContaining(['your bill is there', 'your document is ready']));
    expect(await acts(play.number)).toContain('notice-sent paper-ready');
    expect(await states(person, play.number, at(26, '09:40'))).toMatchObject({
      'paper-ready': 'sent',
      decided: 'sent',
    });
    expect(WAYS[way].sent().slice(from).join()).not.toMatch(/%PDF|attachment|Content-Disposition/);
  });
});
