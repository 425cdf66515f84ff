import { afterAll, describe, expect, it } from 'vitest';
import { loadCase } from '#operations/case/load-case';
import { transact } from '#operations/case/transact';
import { sql } from '#store/sql';
import { instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { type Answer, closeDoor, openDoor, type Visitor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const BEGIN = '/mulai/samsat.pengesahan-tahunan';
const PHONE = { 'contact.phone': '0812 3456 7890' };

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

/** Picks a record from the first page; gives the answer to the pick. */
async function pick(who: Visitor, answers: { [name: string]: string }): Promise<Answer> {
  const first = await who.go(BEGIN);
  if (first.status === 303) {
    const path = `${first.to}/pilih`;
    return who.send(path, await who.go(path), answers);
  }
  return who.send(BEGIN, first, answers);
}

/** From the pick to the check page; gives the draft's address and that page. */
async function untilCheck(who: Visitor, answers: { [name: string]: string }) {
  const { to } = await pick(who, answers);
  const draft = to.replace('/data', '');
  const question = `${draft}/isi/contact`;
  const sent = await who.send(question, await who.go(question), PHONE);
  expect(sent.to).toBe(`${draft}/periksa`);
  return { draft, check: await who.go(sent.to) };
}

async function count(table: 'drafts' | 'cases'): Promise<number> {
  const row = await t.house.db.one<{ n: number }>(
    table === 'drafts' ? sql`select count(*)::int as n from drafts` : sql`select count(*)::int as n from cases`,
  );
  return row?.n ?? -1;
}

describe('the way from the service to a filed case', () => {
  it('whoever is not signed in signs in first and comes back', async () => {
    const nobody = await visitor(t, door, null);
    expect((await nobody.go(BEGIN)).to).toBe(`/masuk?ke=${encodeURIComponent(BEGIN)}`);
    expect((await nobody.go('/draf/01930000-0000-7000-8000-000000000000')).to).toContain('/masuk?ke=');
  });

  it('Sari picks her motorcycle, sees what is known, gives one number, checks, and sends', async () => {
    const sari = await visitor(t, door, 'sari');
    const first = await sari.go(BEGIN);
    expect(words(first)).toContain('Kendaraan mana yang Anda sahkan?');
    expect(words(first)).toContain('Menurut Polri, 1 terdaftar atas nama Anda.');
    expect(await count('drafts')).toBe(0);

    const picked = await sari.send(BEGIN, first, { record: 'AN 1234 BC' });
    expect(picked.to).toMatch(/^\/draf\/[0-9a-f-]{36}\/data$/);
    const data = await sari.go(picked.to);
    expect(words(data)).toContain('Jalan Melati 14');
    expect(words(data)).toContain('Untuk mencocokkan Anda dengan pemilik kendaraan.');
    expect(data.page).toContain('href="/kesepakatan/data-kependudukan"');
    expect(data.page).not.toContain('9971014507900003');
    const [, spared = ''] = /(\d+) hal yang tidak kami minta/.exec(words(data)) ?? [];
    const listed = [...words(data).matchAll(/, (\d+) hal\b/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    expect(listed).toBe(Number(spared));
    expect([...data.page.matchAll(/<dt>/g)]).toHaveLength(Number(spared));

    const draft = picked.to.replace('/data', '');
    expect(data.page).toContain(`href="${draft}/isi/contact"`);
    const question = await sari.go(`${draft}/isi/contact`);
    expect(words(question)).toContain('Ke nomor berapa kami mengabari Anda?');
    expect((await sari.go(`${draft}/periksa`)).to).toBe(`${draft}/isi/contact`);
    const answered = await sari.send(`${draft}/isi/contact`, question, PHONE);
    expect(answered.to).toBe(`${draft}/periksa`);

    const check = await sari.go(answered.to);
    expect(words(check)).toContain('0812-3456-7890 Dilihat oleh Polri');
    expect(words(check)).toContain('Polri, Bapenda, dan Jasa Raharja menerima berkas Anda saat itu juga.');
    const filed = await sari.send(answered.to, check);
    expect(filed.to).toMatch(/^\/berkas\/MG-2026-[0-9A-Z-]+\?baru=1$/);
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);

    const again = await sari.send(answered.to, check);
    expect(again.to).toBe(filed.to);
    expect(await count('cases')).toBe(1);
    expect((await sari.go(draft)).to).toBe(`/berkas/${number}`);
    const now = await loadCase(t.house, t.house.db, { number });
    const asked = [...now.facts].filter(([, { source }]) => source.kind === 'asked').map(([name]) => name);
    expect(asked).toEqual(['contact.phone']);
  });

  it('a second application for the same vehicle leads to the case that is under way', async () => {
    const sari = await visitor(t, door, 'sari');
    const first = await sari.go(BEGIN);
    expect(words(first)).toMatch(/Tidak bisa dipilih: permohonan MG-2026-[0-9A-Z-]+ sedang berjalan/);
    const refused = await sari.send(BEGIN, first, { record: 'AN 1234 BC' });
    expect(refused.status).toBe(409);
    expect(refused.page).toMatch(/href="\/berkas\/MG-2026-/);
  });

  it('the same way in English, by power of attorney: Dewi acts for Budi, and is told until when', async () => {
    const dewi = await visitor(t, door, 'dewi', 'en');
    const { check } = await untilCheck(dewi, { 'vehicle.plate': 'an2718em' });
    expect(words(check)).toContain('You act on behalf of Budi Santoso, by a power of attorney until 31 December 2028.');
    expect(words(check)).toContain('Phone number 0812-3456-7890 Seen by the police');
    const path = /action="([^"]+\/periksa)"/.exec(check.page)?.[1] ?? '';
    const filed = await dewi.send(path, check);
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);
    const now = await loadCase(t.house, t.house.db, { number });
    expect(now.facts.get('applicant.power')?.value).toBe(true);
  });

  it('two tabs of one draft file it once; the second is shown the case', async () => {
    const budi = await visitor(t, door, 'budi');
    const { draft, check } = await untilCheck(budi, { record: 'AN 4521 DK' });
    const other = await budi.go(`${draft}/periksa`);
    const before = await count('cases');
    const [one, two] = await Promise.all([budi.send(`${draft}/periksa`, check), budi.send(`${draft}/periksa`, other)]);
    expect([one.status, two.status].toSorted((a, b) => a - b)).toEqual([303, 409]);
    const [filed, refused] = one.status === 303 ? [one, two] : [two, one];
    expect(refused.page).toContain(`href="${filed.to.replace('?baru=1', '')}"`);
    expect(await count('cases')).toBe(before + 1);
  });

  it('a double press opens one draft and files one case', async () => {
    const wayan = await visitor(t, door, 'wayan');
    const first = await wayan.go(BEGIN);
    const before = await count('drafts');
    const both = await Promise.all([1, 2].map(() => wayan.send(BEGIN, first, { record: 'AN 7788 KB' })));
    expect(new Set(both.map(({ to }) => to)).size).toBe(1);
    expect(await count('drafts')).toBe(before + 1);
    const { draft, check } = await untilCheck(wayan, { record: 'AN 7788 KB' });
    const sent = await Promise.all([1, 2].map(() => wayan.send(`${draft}/periksa`, check)));
    expect(sent.map(({ status }) => status)).toEqual([303, 303]);
    expect(new Set(sent.map(({ to }) => to)).size).toBe(1);
  });
});

describe('who may not apply learns it at the pick, with the lawful ways on, and keeps the draft', () => {
  it('a used motorcycle still in another name: surat kuasa, or transfer of ownership', async () => {
    const rahmat = await visitor(t, door, 'rahmat');
    expect(words(await rahmat.go(BEGIN))).toContain('tidak mencatat apa pun atas nama Anda');
    const refused = await pick(rahmat, { 'vehicle.plate': 'AN 6630 FP' });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain('Kendaraan ini terdaftar atas nama orang lain.');
    expect(words(refused)).toContain('Surat kuasa dari pemilik');
    expect(words(refused)).toContain('Balik nama');
    expect(words(refused)).not.toContain('Joko');
    expect(refused.page).toMatch(/href="\/draf\/[0-9a-f-]+\/pilih"/);
    const kept = await rahmat.follow(BEGIN);
    expect(kept.status).toBe(200);
    expect(words(kept)).toContain('Kendaraan mana yang Anda sahkan?');
  });

  it.each([
    ['maria', 'AN 8421 PQ', 'Kendaraan ini dilaporkan dicuri.'],
    ['yulianus', 'AN 5150 NP', 'Polri memblokir kendaraan ini.'],
    ['andi', 'AN 3456 QR', 'Nilai jual kendaraan Anda (NJKB) belum ditetapkan'],
    ['dewi', 'AN 3307 GH', 'lunas sampai 1 Maret 2027; tidak ada yang harus dibayar sekarang'],
  ])('%s with %s: %s', async (persona, plate, what) => {
    const before = await count('cases');
    const who = await visitor(t, door, persona);
    const refused = await pick(who, { record: plate });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain(what);
    expect(words(refused)).toContain('Kembali ke draf Anda');
    expect(await count('cases')).toBe(before);
  });

  it('a plate that no register knows, one that is none, and none at all: the cure stands beside the field', async () => {
    const rahmat = await visitor(t, door, 'rahmat');
    const unknown = await pick(rahmat, { 'vehicle.plate': 'AN 9999 ZZ' });
    expect(unknown.status).toBe(422);
    expect(words(unknown)).toContain('Nomor itu tidak ada di daftar induk.');
    expect(unknown.page).toContain('value="AN 9999 ZZ"');
    expect(unknown.page).toContain('<title>Kesalahan: ');
    expect(words(await pick(rahmat, { 'vehicle.plate': 'motor saya' }))).toContain('Nomor polisi harus nomor polisi');
    expect(words(await pick(rahmat, {}))).toContain('Pilih satu dari daftar, atau tulis nomornya.');
  });
});

describe('what a draft withstands', () => {
  it('a wrong phone number comes back with its cure and as it was typed', async () => {
    const tigor = await visitor(t, door, 'tigor');
    const { to } = await pick(tigor, { record: 'AN 9012 LM' });
    const path = to.replace('/data', '/isi/contact');
    const refused = await tigor.send(path, await tigor.go(path), { 'contact.phone': '12' });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain('harus nomor telepon Indonesia, misalnya 0812 3456 7890');
    expect(refused.page).toContain('value="12"');
    expect(words(await tigor.go(to.replace('/data', '')))).toContain('Belum diisi');
    const surplus = await tigor.send(path, await tigor.go(path), { ...PHONE, 'tax.njkb': '1' });
    expect(surplus.status).toBe(422);
  });

  it('a form from elsewhere, without the token, or for a stranger’s draft changes nothing', async () => {
    const tigor = await visitor(t, door, 'tigor');
    const rosalina = await visitor(t, door, 'rosalina');
    const { to: draft } = await tigor.go(BEGIN);
    const page = await tigor.go(`${draft}/isi/contact`);
    const elsewhere = { origin: 'https://example.org' };
    expect((await tigor.send(`${draft}/isi/contact`, page, PHONE, elsewhere)).status).toBe(403);
    expect((await tigor.send(`${draft}/isi/contact`, page, { ...PHONE, csrf: 'made-up' })).status).toBe(403);
    for (const piece of ['', '/pilih', '/data', '/isi/contact', '/periksa'])
      expect((await rosalina.go(`${draft}${piece}`)).status).toBe(404);
    expect((await rosalina.send(`${draft}/isi/contact`, page, PHONE)).status).toBe(404);
    expect((await rosalina.send(`${draft}/periksa`, asCheck(page))).status).toBe(404);
    expect((await tigor.go('/draf/1')).status).toBe(404);
    expect(words(await tigor.go(draft))).toContain('Belum diisi');
  });

  it('wrong data are disputed and go on, flagged, into the case', async () => {
    const cut = await visitor(t, door, 'cut-meutia');
    const { draft } = await untilCheck(cut, { record: 'AN 6262 ST' });
    const path = `${draft}/data`;
    const open = await cut.go(`${path}?fakta=vehicle.cc`);
    expect(words(open)).toContain('Apa yang salah pada Isi silinder menurut Polri?');
    expect((await cut.send(path, open, { fact: 'vehicle.cc', declared: 'kecil' })).status).toBe(422);
    expect((await cut.send(path, open, { fact: 'vehicle.ownerNik', declared: '9971046703960010' })).status).toBe(404);
    expect((await cut.send(path, open, { fact: 'vehicle.cc', declared: '150', text: 'Lihat STNK' })).to).toBe(path);
    expect(words(await cut.go(path))).toContain('Menurut Anda: 150 cc');
    const check = await cut.go(`${draft}/periksa`);
    expect(words(check)).toContain('Isi silinder (koreksi Anda) 150 cc');
    const filed = await cut.send(`${draft}/periksa`, check);
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);
    const now = await loadCase(t.house, t.house.db, { number });
    expect(now.facts.get('vehicle.cc')).toMatchObject({ value: 300, disputed: { declared: 150, text: 'Lihat STNK' } });
    const history = words(await cut.go(`/berkas/${number}/riwayat`));
    expect(history.match(/Anda menyatakan data salah: isi silinder/g)).toHaveLength(1);
  });

  it('a holder that was only just asked is not called silent: the page says that its data is being fetched', async () => {
    const tigor = await visitor(t, door, 'tigor');
    const { draft, check } = await untilCheck(tigor, { record: 'AN 9012 LM' });
    const path = (await tigor.send(`${draft}/periksa`, check)).to.replace('?baru=1', '');
    const fresh = words(await tigor.go(path));
    expect(fresh).toContain('Jasa Raharja mengambil data SWDKLLJ Anda');
    expect(fresh).not.toContain('belum menjawab');
    const data = words(await tigor.go(`${path}/data`));
    expect(data).toContain('Sedang diambil dari Jasa Raharja sejak 09.03.');
    expect(data).not.toContain('belum menjawab');
    door.at = later(MORNING, 61 * 60_000);
    expect(words(await tigor.go(path))).toContain('Jasa Raharja belum menjawab sejak 09.03');
    expect(words(await tigor.go(`${path}/data`))).toContain('Jasa Raharja belum menjawab sejak 09.03.');
    door.at = MORNING;
  });

  it('Dukcapil is silent: the page says since when and when she will be asked; the case is filed, and later asks her', async () => {
    t.silence(true);
    const rosalina = await visitor(t, door, 'rosalina');
    const { draft, check } = await untilCheck(rosalina, { record: 'AN 2001 MN' });
    expect(words(await rosalina.go(`${draft}/data`))).toContain('Dukcapil belum menjawab sejak 09.03.');
    expect(words(await rosalina.go(`${draft}/data`))).toContain('bila 30 menit kemudian belum ada jawaban');
    expect(words(await rosalina.go(draft))).toContain('menunggu Dukcapil sejak 09.03');
    const filed = await rosalina.send(`${draft}/periksa`, check);
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);
    const path = `/berkas/${number}`;
    expect(words(await rosalina.go(path))).toContain('Mengambil data dari Dukcapil sejak 09.03.');
    await t.settle(MORNING);
    expect(words(await rosalina.go(path))).toContain('Dukcapil belum menjawab sejak 09.03');
    expect(words(await rosalina.go(path))).toContain('Menunggu jawaban Dukcapil sejak 09.03.');
    const at = later(MORNING, 31 * 60_000);
    await transact(
      t.house,
      { number },
      { at, seed: t.seed('fire'), decide: () => ({ kind: 'fire', at, by: { kind: 'system' } }) },
    );
    t.silence(false);
    const now = await loadCase(t.house, t.house.db, { number });
    const asks = now.state.open.flatMap((wait) => (wait.kind === 'item' ? (wait.asks ?? []) : []));
    expect(asks).toContain('person.name');
  });

  it('a holder that answers again before sending is asked again, so the person is not', async () => {
    t.silence(true);
    const hasnah = await visitor(t, door, 'hasnah');
    const { draft, check } = await untilCheck(hasnah, { record: 'SG 1021 AB' });
    t.silence(false);
    const filed = await hasnah.send(`${draft}/periksa`, check);
    const number = filed.to.slice('/berkas/'.length, -'?baru=1'.length);
    const now = await loadCase(t.house, t.house.db, { number });
    expect(now.facts.get('person.name')?.value).toBe('Hasnah Tuasikal');
  });
});

/** A page as if it had the draft's last form, for somebody who never saw it. */
function asCheck(answer: Answer): Answer {
  return { ...answer, page: answer.page.replaceAll('/isi/contact', '/periksa') };
}
