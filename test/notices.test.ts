import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Person } from '#access/person';
import { narrow } from '#notices/port';
import { smtpWay } from '#notices/smtp';
import { loadCase } from '#operations/case/load-case';
import { settleCase } from '#operations/case/settle-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import type { House } from '#operations/house';
import { readNotices } from '#operations/notice/read-notices';
import { chooseWay, confirmWay } from '#operations/notice/ways';
import { personOf } from '#operations/person/sign-in';
import { react } from '#operations/react';
import { sql } from '#store/sql';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';

const AT = instant('2026-11-24T10:00:00+07:00');
const MINUTE = 60_000;
let test: TestHouse;
let house: House;
let mail: MailServer;
let sari: Person;

beforeAll(async () => {
  [test, mail] = await Promise.all([startTestHouse(AT), startMailServer()]);
  const email = smtpWay(mail.url, { from: 'manunggal@contoh.id', ca: mail.ca });
  house = { ...test.house, notices: { email: narrow(email, 2), message: null } };
  const found = await personOf(house, 'sari', AT, test.seed('sari'));
  if (found === null) throw new Error('no persona');
  sari = found;
}, 120_000);
afterAll(async () => {
  await mail.close();
  await test.close();
});

async function file(at: Instant, label: string): Promise<Play> {
  const own = house.library.government.records.get('vehicles')?.find(({ ownerNik }) => ownerNik === '9971014507900003');
  const beginning = {
    at,
    persona: 'sari',
    service: 'samsat.pengesahan-tahunan',
    pick: String(own?.['plate']),
    answers: { 'contact.phone': '0812-1111-2222' },
  };
  return beginPlay(house, beginning, test.seed(label));
}

async function withdraw(play: Play, at: Instant): Promise<void> {
  await play.move({ at, by: 'applicant', act: 'withdraw', answers: {}, text: 'changed-mind' });
}

async function settle({ number }: Play, at: Instant): Promise<void> {
  const { caseId } = await loadCase(house, house.db, { number });
  await settleCase(house, caseId, at, test.seed(`settle/${at}`));
}

const acts = async () =>
  house.db.many<{ kind: string; all: string }>(sql`
    select kind, row_to_json(a)::text as all from acts a where kind like 'notice-%' and data ? 'notice' order by seq`);
const page = (at: Instant) => readNotices(house, sari, 'id', at);

describe('notices', () => {
  it('stand on the page at once where nothing else was chosen, and nothing is sent', async () => {
    const play = await file(AT, 'page');
    await withdraw(play, later(AT, MINUTE));
    const view = await page(later(AT, MINUTE));
    expect(view.rows.map((row) => ('state' in row ? [row.subject, row.state] : []))).toEqual([
      ['Pengesahan STNK dan pajak tahunan: permohonan Anda selesai diproses', 'page'],
      ['Pengesahan STNK dan pajak tahunan: permohonan Anda diterima', 'page'],
    ]);
    expect(mail.letters).toEqual([]);
  });

  it('are sent to an address only once a code that came to it was given back; the address stands nowhere in clear', async () => {
    const wish = { way: 'email', address: 'sari@contoh.id', language: 'en' };
    const at = later(AT, 2 * MINUTE);
    await expect(chooseWay(house, sari, { ...wish, address: 'sari' }, at, test.seed('a'))).rejects.toMatchObject({
      code: 'address-malformed',
    });
    await expect(
      chooseWay(house, sari, { ...wish, way: 'message', address: '081211112222' }, at, test.seed('a')),
    ).rejects.toMatchObject({
      code: 'way-closed',
    });
    await chooseWay(house, sari, wish, at, test.seed('choose'));
    await chooseWay(house, sari, wish, at, test.seed('choose'));
    expect(mail.letters).toHaveLength(1);
    await expect(chooseWay(house, sari, wish, at, test.seed('again'))).rejects.toMatchObject({ code: 'too-many' });
    const code = /Your code is (\d{6})/.exec(mail.letters[0] ?? '')?.[1] ?? '';
    await expect(confirmWay(house, sari, '000000', at, test.seed('c'))).rejects.toMatchObject({ code: 'code-wrong' });
    await expect(confirmWay(house, sari, code, later(at, 31 * MINUTE), test.seed('c'))).rejects.toMatchObject({
      code: 'code-wrong',
    });
    await confirmWay(house, sari, code, at, test.seed('confirm'));
    const kept = await house.db.many<{ all: string }>(sql`select row_to_json(w)::text as all from notice_ways w`);
    expect(kept[0]?.all).not.toMatch(/contoh|sari/);
    expect(JSON.stringify(await house.db.many(sql`select data from acts`))).not.toContain('contoh.id');
  });

  it('hold no name, number or amount of the person, and are sent once though the work comes twice', async () => {
    const at = later(AT, 5 * MINUTE);
    const before = mail.letters.length;
    const play = await file(at, 'sent');
    const { caseId } = await loadCase(house, house.db, { number: play.number });
    const row = { chain: caseId, seq: 1, n: 0, topic: 'notice-due', payload: { notice: 'filed' }, tries: 0, bucket: 0 };
    const told = await house.db.one<{ idem: string }>(sql`
      select idem from notices where case_number = ${play.number}`);
    expect(await react(house, { ...row, idem: told?.idem ?? '' }, at, test.seed('twice'))).toBe('done');
    await withdraw(play, later(at, MINUTE));
    const letters = mail.letters.slice(before);
    expect(letters).toHaveLength(2);
    expect(letters.join('\n')).not.toMatch(/Sari|9971014507900003|AN \d|Rp|\d\.\d{3}/);
    expect(letters[0]).toContain('/masuk?ke');
    const noted = await acts();
    expect(noted.map(({ kind }) => kind)).toEqual(['notice-sent', 'notice-sent']);
    expect(noted.every(({ all }) => !all.includes('contoh'))).toBe(true);
  });

  it('wait at night until the morning, and nothing of the case waits for them', async () => {
    const night = instant('2026-11-24T22:00:00+07:00');
    const before = mail.letters.length;
    const play = await file(night, 'night');
    await withdraw(play, later(night, MINUTE));
    expect(mail.letters).toHaveLength(before);
    const view = await page(later(night, MINUTE));
    expect(view.rows.slice(0, 2).map((row) => ('state' in row ? row.state : ''))).toEqual(['page', 'page']);
    await settle(play, instant('2026-11-25T05:59:00+07:00'));
    expect(mail.letters).toHaveLength(before);
    await settle(play, instant('2026-11-25T06:00:00+07:00'));
    expect(mail.letters).toHaveLength(before + 2);
  });

  it('are tried again after a pause while the server fails, and given up at once when it refuses for good', async () => {
    const day = instant('2026-11-25T09:00:00+07:00');
    const [before, noted] = [mail.letters.length, (await acts()).length];
    mail.answers.push(451, 451);
    const play = await file(day, 'fails');
    const { status } = (await loadCase(house, house.db, { number: play.number })).state;
    expect(status).toBe('open');
    await settle(play, later(day, 1_000));
    expect(mail.letters).toHaveLength(before);
    await settle(play, later(day, MINUTE));
    expect(mail.letters).toHaveLength(before);
    await settle(play, later(day, 2 * MINUTE));
    expect(mail.letters).toHaveLength(before + 1);
    mail.answers.push(550);
    await withdraw(play, later(day, 3 * MINUTE));
    await settle(play, later(day, 60 * MINUTE));
    expect(mail.letters).toHaveLength(before + 1);
    const kinds = (await acts()).slice(noted).map(({ kind }) => kind);
    expect(kinds.at(-1)).toBe('notice-given-up');
    expect(kinds.filter((kind) => kind === 'notice-sent')).toHaveLength(1);
    const view = await page(later(day, 60 * MINUTE));
    expect(view.rows.slice(0, 2).map((row) => ('state' in row ? row.state : ''))).toEqual(['given-up', 'sent']);
  });

  it('wait for nobody when the server is down: the case is filed and ended, and its notices go when it is back', async () => {
    const day = instant('2026-11-26T09:00:00+07:00');
    await mail.close();
    const play = await file(day, 'down');
    await withdraw(play, later(day, MINUTE));
    expect((await loadCase(house, house.db, { number: play.number })).state.status).toBe('withdrawn');
    mail = await startMailServer(mail.port);
    const email = smtpWay(mail.url, { from: 'manunggal@contoh.id', ca: mail.ca });
    house = { ...house, notices: { email, message: null } };
    await settle(play, later(day, 120 * MINUTE));
    expect(mail.letters).toHaveLength(2);
  });

  it('tell an official what the agency owes, and nothing of whose it is', async () => {
    const play = await file(instant('2026-11-26T12:00:00+07:00'), 'digest');
    const bagus = await personOf(house, 'bagus', AT, test.seed('bagus'));
    const view = await readNotices(house, bagus, 'id', instant('2026-11-26T12:01:00+07:00'));
    expect(view).toMatchObject({ kind: 'digest', open: 1, late: 0 });
    expect(view.rows.map(({ number }) => number)).toEqual([play.number]);
  });
});
