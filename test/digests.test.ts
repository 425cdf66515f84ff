import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFolder } from '#definitions/read-folder';
import { smtpWay } from '#notices/smtp';
import { beginPlay } from '#operations/demo/play-case';
import type { House } from '#operations/house';
import { sendDigests } from '#operations/notice/send-digests';
import { sql } from '#store/sql';
import { type Instant, instant } from '#terms/plain-date';
import { NUSANTARA, startTestHouse, type TestHouse } from './support/house.ts';
import { type MailServer, startMailServer } from './support/mail-server.ts';

const AT = instant('2026-11-24T10:00:00+07:00');
let test: TestHouse;
let house: House;
let mail: MailServer;

beforeAll(async () => {
  const files = new Map(await readFolder(NUSANTARA));
  const path = 'agencies/bapenda-prov.yaml';
  const digest = 'digest: { address: loket@contoh.id, languages: [id, en] }';
  files.set(path, `${files.get(path)?.trimEnd()}\n${digest}\n`);
  [test, mail] = await Promise.all([startTestHouse(AT, { files }), startMailServer()]);
  house = { ...test.house, notices: { email: mailWay(), message: null } };
}, 120_000);
afterAll(async () => {
  await mail.close();
  await test.close();
});

function mailWay() {
  return smtpWay(mail.url, { from: 'manunggal@contoh.id', ca: mail.ca, patience: 1_000 });
}

const send = (clock: string, from = house) => {
  const at: Instant = instant(`2026-11-${clock}:00+07:00`);
  return sendDigests(from, at, test.seed(`${clock}/${mail.letters.length}`));
};
const states = async () =>
  (
    await house.db.many<{ state: string }>(sql`select state from digests where agency = 'bapenda-prov' order by slot`)
  ).map(({ state }) => state);

describe('the digest of an office', () => {
  it('is not sent where nothing waits', async () => {
    await send('24T09:00');
    expect(mail.letters).toEqual([]);
    expect(await states()).toEqual(['nothing']);
  });

  it('is sent once for an hour though two processes are about it, with counts and nothing of a person', async () => {
    const own = house.library.government.records
      .get('vehicles')
      ?.find(({ ownerNik }) => ownerNik === '9971014507900003');
    const answers = { 'contact.phone': '0812-1111-2222' };
    const pick = String(own?.['plate']);
    const begun = { at: AT, persona: 'sari', service: 'samsat.pengesahan-tahunan', pick, answers };
    const { number } = await beginPlay(house, begun, test.seed('case'));
    await send('24T10:30');
    expect(mail.letters).toEqual([]);
    await Promise.all([send('24T13:00'), send('24T13:00', { ...house })]);
    await send('24T14:00');
    expect(mail.letters).toHaveLength(1);
    const letter = (mail.letters[0] ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
    expect(letter).toMatch(/- Pengesahan STNK dan pajak tahunan: 1 pekerjaan/);
    expect(letter).toMatch(/- [^\r\n]+: 1 to do/);
    expect(letter).toContain('/masuk?ke=/antrean');
    for (const personal of ['Sari', '9971014507900003', pick, '1111', number]) expect(letter).not.toContain(personal);
  });

  it('waits for the end of quiet hours', async () => {
    await house.db.run(sql`update digests set state = 'open', next_at = ${AT}`);
    await send('24T23:00');
    await send('25T05:59');
    expect(mail.letters).toHaveLength(1);
    await send('25T06:00');
    expect(mail.letters).toHaveLength(2);
  });

  it('goes when the server is back, and every attempt is an act', async () => {
    mail.answers.push(451);
    await send('25T07:30');
    await send('25T07:30');
    expect(await states()).toEqual(['open', 'sent', 'open']);
    await send('25T08:00');
    expect(mail.letters).toHaveLength(3);
    await mail.close();
    await send('25T13:00');
    mail = await startMailServer(mail.port);
    house = { ...house, notices: { email: mailWay(), message: null } };
    await send('25T15:00');
    expect(mail.letters).toHaveLength(1);
    const acts = await house.db.many<{ kind: string; all: string }>(sql`
      select kind, row_to_json(a)::text as all from acts a where data->>'notice' = 'digest' order by seq`);
    expect(acts.map(({ kind }) => kind.replace('notice-', ''))).toEqual([
      'sent',
      'sent',
      'failed',
      'sent',
      'failed',
      'sent',
    ]);
    expect(acts.every(({ all }) => !all.includes('contoh'))).toBe(true);
  });

  it('is not sent where the office has no address any more, or the house no way', async () => {
    const before = mail.letters.length;
    const agencies = new Map(house.library.government.agencies);
    const { digest: _, ...silent } = agencies.get('bapenda-prov') ?? expect.unreachable();
    agencies.set('bapenda-prov', silent);
    const library = { ...house.library, government: { ...house.library.government, agencies } };
    await send('26T08:00', { ...house, library });
    await send('26T08:00', { ...house, notices: { email: null, message: null } });
    expect(mail.letters).toHaveLength(before);
    await send('26T08:00');
    expect(mail.letters).toHaveLength(before + 1);
  });
});
