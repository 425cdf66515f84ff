import { afterAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { readFile } from '#operations/case/read-case-file';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { endPower, givePower } from '#operations/person/give-power';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { type Answer, closeDoor, openDoor, type Visitor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const DEWI = '9971026111950002';

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const who = (persona: string, language: 'id' | 'en' = 'id'): Promise<Visitor> => visitor(t, door, persona, language);
const minutes = (n: number): Instant => later(MORNING, n * 60_000);

function fileByDewi(pick: string): Promise<Play> {
  const answers = { 'contact.phone': '0813-2222-3333' };
  const filing = { at: MORNING, persona: 'dewi', service: SERVICE, pick, answers };
  return beginPlay(t.house, filing, t.seed(`play ${pick}`));
}

async function withdraw(person: Visitor, number: string): Promise<Answer> {
  const page = await person.go(`/berkas/${number}/tarik`);
  return page.status === 200 ? person.send(`/berkas/${number}/tarik`, page, { reason: 'later' }) : page;
}

describe('Dewi applies for Budi with his power of attorney: she filed the case, it is his', () => {
  let play: Play;
  let path = '';

  it('the case is under his name and names her as the one who filed it', async () => {
    play = await fileByDewi('AN 2718 EM');
    path = `/berkas/${play.number}`;
    const [budi, dewi] = await Promise.all(
      ['budi', 'dewi'].map((persona) => personOf(t.house, persona, MORNING, t.seed(persona))),
    );
    const { now, envelopes } = await readFile(t.house, { number: play.number });
    expect(budi).toMatchObject({ subject: now.state.subject });
    expect(dewi).toMatchObject({ subject: envelopes[0]?.data['filedBy'] });
  });

  it('both find it in their list, each with what the other has to do with it', async () => {
    expect(words(await (await who('dewi')).go('/permohonan'))).toContain(
      'Anda ajukan atas nama Budi Santoso, dengan surat kuasa',
    );
    expect(words(await (await who('budi', 'en')).go('/permohonan'))).toContain(
      'Filed by Dewi Anggraini with your power of attorney',
    );
    expect(words(await (await who('sari')).go('/permohonan'))).not.toContain(play.number);
  });

  it('he sees the whole status page, and from there the power, which he may end', async () => {
    const budi = await who('budi');
    const page = await budi.go(path);
    expect(words(page)).toContain('Diajukan Dewi Anggraini dengan kuasa Anda. Lihat atau akhiri kuasa');
    expect(words(page)).toContain('Dewi Anggraini mengajukan');
    expect(words(page)).not.toContain('Anda sudah mengajukan');
    for (const piece of ['data', 'riwayat', 'tarik']) expect((await budi.go(`${path}/${piece}`)).status).toBe(200);
    const dewi = await (await who('dewi', 'en')).go(path);
    expect(words(dewi)).toContain('You applied on behalf of Budi Santoso, with a power of attorney. See the power');
    expect(dewi.page).toContain(`href="${path}/tarik"`);
  });

  it('what she does in it stands under her name for him, and under his for her', async () => {
    const dispute = { by: 'dewi', act: 'dispute vehicle.cc', answers: { 'vehicle.cc': '150' }, text: 'Lihat STNK' };
    await play.move({ at: minutes(5), ...dispute });
    door.at = minutes(6);
    const said = words(await (await who('budi')).go(`${path}/riwayat`));
    expect(said).toContain('Dewi Anggraini menyatakan data salah');
    expect(said).toContain('oleh Dewi Anggraini');
    expect(words(await (await who('dewi')).go(`${path}/riwayat`))).toContain('Anda menyatakan data salah');
    const { envelopes } = await readFile(t.house, { number: play.number });
    expect(envelopes.find(({ kind }) => kind === 'fact-disputed')?.data['agent']).toBe(envelopes[0]?.data['filedBy']);
  });

  it('an officer who opens it is on the trail of both', async () => {
    const { state } = await loadCase(t.house, t.house.db, { number: play.number });
    const item = state.open.find((wait) => wait.kind === 'item' && wait.node === 'confirm-tax');
    expect((await (await who('bagus')).go(`/antrean/${play.number}/${item?.id}`)).status).toBe(200);
    for (const persona of ['budi', 'dewi'])
      expect(words(await (await who(persona)).go('/data-saya'))).toContain(
        `Mengerjakan langkah “Tetapkan”. ${play.number}`,
      );
  });

  it('when he ends the power she is out at once: no page, no list, no act; he goes on alone', async () => {
    const [budi, dewi] = [await who('budi'), await who('dewi')];
    const before = await dewi.go(`${path}/tarik`);
    const powers = await budi.go('/kuasa');
    const end = /name="end" value="([^"]+)"/.exec(powers.page)?.[1] ?? '';
    await budi.send('/kuasa', powers, { end });
    const after = await dewi.go(path);
    expect(words(after)).toContain('Kuasa Anda untuk berkas ini sudah berakhir');
    for (const personal of ['Budi', 'AN 2718 EM', '0813', '/tarik']) expect(after.page).not.toContain(personal);
    for (const piece of ['data', 'riwayat', 'tarik']) expect((await dewi.go(`${path}/${piece}`)).status).toBe(404);
    expect(words(await dewi.go('/permohonan'))).not.toContain(play.number);
    expect((await dewi.send(`${path}/tarik`, before, { reason: 'later' })).status).toBe(403);
    expect((await loadCase(t.house, t.house.db, { number: play.number })).state.status).toBe('open');
    expect((await withdraw(budi, play.number)).to).toBe(path);
    expect(words(await budi.go(path))).toContain('Anda menarik permohonan ini');
  });
});

describe('a power that runs out while a case filed with it is open', () => {
  it('lasts until that case ends, and no longer', async () => {
    const sari = await personOf(t.house, 'sari', MORNING, t.seed('sari'));
    const power = { agent: DEWI, services: [SERVICE], until: '2026-11-25' };
    await givePower(t.house, sari, power, MORNING, t.seed('until tomorrow'));
    const { number } = await fileByDewi('AN 1234 BC');
    door.at = instant('2026-11-26T10:00:00+07:00');
    const dewi = await who('dewi', 'en');
    expect((await dewi.go(`/berkas/${number}/data`)).status).toBe(200);
    expect((await withdraw(dewi, number)).to).toBe(`/berkas/${number}`);
    expect((await dewi.go(`/berkas/${number}/data`)).status).toBe(404);
    expect(words(await (await who('sari', 'en')).go(`/berkas/${number}`))).toContain(
      'Dewi Anggraini withdrew this application',
    );
  });

  it('but an older one that is over opens nothing that was filed after it, nor does one for another service', async () => {
    const [sari, dewi] = [
      await personOf(t.house, 'sari', MORNING, t.seed('sari')),
      await personOf(t.house, 'dewi', MORNING, t.seed('dewi')),
    ];
    if (sari?.kind !== 'citizen' || dewi?.kind !== 'citizen') throw new Error('they are citizens');
    door.at = instant('2026-11-26T10:00:00+07:00');
    await givePower(
      t.house,
      sari,
      { agent: DEWI, services: ['other.service'], until: '2028-01-01' },
      door.at,
      t.seed('o'),
    );
    const id = await givePower(
      t.house,
      sari,
      { agent: DEWI, services: [SERVICE], until: '2028-01-01' },
      door.at,
      t.seed('n'),
    );
    const filing = {
      at: door.at,
      persona: 'dewi',
      service: SERVICE,
      pick: 'AN 1234 BC',
      answers: { 'contact.phone': '0813-2222-3333' },
    };
    const { number } = await beginPlay(t.house, filing, t.seed('play again'));
    const visit = await who('dewi');
    expect((await visit.go(`/berkas/${number}/data`)).status).toBe(200);
    await endPower(t.house, sari, id, door.at, t.seed('end'));
    expect((await visit.go(`/berkas/${number}/data`)).status).toBe(404);
    const row = await t.house.db.one<{ n: number }>(sql`
      select count(*)::int as n from powers where agent = ${dewi.subject} and principal = ${sari.subject} and ended_at is null`);
    expect(row?.n).toBe(2);
  });
});
