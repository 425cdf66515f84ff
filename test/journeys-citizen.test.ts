import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordLooks } from '#exchange/trail';
import { type Loaded, loadCase } from '#operations/case/load-case';
import { beginPlay, type Play } from '#operations/demo/play-case';
import { receivePayment } from '#operations/money/receive-payment';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { agencyId } from '#terms/ids';
import { type Instant, instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { payAt } from './support/payments.ts';
import { type Answer, closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const NIK = '9971014507900003';
const minutes = (n: number) => later(MORNING, n * 60_000);

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const who = (persona: string | null, language: 'id' | 'en' = 'id') => visitor(t, door, persona, language);
const now = (number: string): Promise<Loaded> => loadCase(t.house, t.house.db, { number });

function file(persona: string, pick: string, at: Instant = MORNING): Promise<Play> {
  const answers = { 'contact.phone': '0812-3456-7890' };
  return beginPlay(t.house, { at, persona, service: SERVICE, pick, answers }, t.seed(`play ${persona} ${pick}`));
}

/** Both assessments are confirmed, so that one bill is due. */
async function untilBill(play: Play, from: number): Promise<void> {
  const confirm = { 'confirm-tax': 'assessment.confirmed', 'confirm-insurance': 'insurance.confirmed' };
  const officers = { 'confirm-tax': 'bagus', 'confirm-insurance': 'intan' };
  for (const step of ['confirm-tax', 'confirm-insurance'] as const) {
    const by = officers[step];
    await play.move({ at: minutes(from), by, act: `take ${step}`, answers: {}, text: '' });
    const answers = { [confirm[step]]: true };
    await play.move({ at: minutes(from + 5), by, act: `conclude ${step}`, answers, text: '' });
  }
}

describe('Sari follows her case', () => {
  let play: Play;
  let path = '';
  let stranger: Answer;

  it('the status page says who holds it, until when, what she must do, and what she was not asked', async () => {
    play = await file('sari', 'AN 1234 BC');
    path = `/berkas/${play.number}`;
    await play.move({ at: minutes(8), by: 'bagus', act: 'take confirm-tax', answers: {}, text: '' });
    await play.move({ at: minutes(10), by: 'intan', act: 'take confirm-insurance', answers: {}, text: '' });
    door.at = minutes(12);
    const page = await (await who('sari')).go(path);
    expect(page.status).toBe(200);
    const said = words(page);
    expect(said).toContain('Bapenda dan Jasa Raharja sedang mengerjakan berkas Anda, serentak');
    expect(said).toContain('Rabu, 25 November 2026');
    expect(said).toContain('Tugas Anda Tidak ada');
    expect(said).toContain('Serah terima 8 menit.');
    expect(said).toContain('Kami hanya meminta nomor telepon.');
    const confirmed = words(await (await who('sari')).go(`${path}?baru=1`));
    expect(confirmed).toContain('Permohonan Anda sudah kami terima');
    expect(confirmed).toContain(`Nomornya ${play.number}`);
    expect(said).not.toContain('sudah kami terima');
    const [, spared = ''] = /(\d+) hal yang tidak kami minta/.exec(said) ?? [];
    const listed = [...said.matchAll(/, (\d+) hal\b/g)].reduce((sum, [, n]) => sum + Number(n), 0);
    expect(listed).toBe(Number(spared));
    expect(listed).toBeGreaterThan(20);
  });

  it('a stranger with its address sees who holds it and nothing of whose it is', async () => {
    stranger = await (await who(null)).go(path);
    expect(stranger.status).toBe(200);
    expect(words(stranger)).toContain('sedang mengerjakan berkas ini, serentak');
    const budi = await (await who('budi', 'en')).go(path);
    expect(words(budi)).toContain('are working on this case at the same time');
    for (const { page } of [stranger, budi])
      for (const personal of ['Sari', 'Wulandari', 'AN 1234 BC', NIK, 'Melati', '0812', 'Rp', '/tarik'])
        expect(page).not.toContain(personal);
  });

  it.each(['data', 'riwayat', 'tagihan', 'tarik', 'dokumen.pdf', 'tugas/1'])(
    'what belongs to her alone is not there for another: %s',
    async (piece) => {
      expect((await (await who('budi')).go(`${path}/${piece}`)).status).toBe(404);
      expect((await (await who(null)).go(`${path}/${piece}`)).to).toBe(
        `/masuk?ke=${encodeURIComponent(`${path}/${piece}`)}`,
      );
    },
  );

  it('every look at her data is on her trail, in her words, latest first', async () => {
    const sari = await who('sari');
    const before = await sari.go('/data-saya');
    const { state } = await now(play.number);
    const item = state.open.find((wait) => wait.kind === 'item' && wait.node === 'confirm-tax');
    expect((await (await who('bagus')).go(`/antrean/${play.number}/${item?.id}`)).status).toBe(200);
    const after = await sari.go('/data-saya');
    const count = (answer: Answer) => Number(/(\d+) kali dibuka/.exec(words(answer))?.[1]);
    expect(count(after)).toBe(count(before) + 1);
    const row = await t.house.db.one<{ n: number }>(sql`
      select count(*)::int as n from acts where chain = ${state.subject}`);
    expect(count(after)).toBe(row?.n);
    const [latest = ''] = words(after).split('Bapenda, ').slice(1);
    expect(latest).toContain('petugas penetapan pajak');
    expect(latest).toContain('NJKB (nilai jual kendaraan), bobot');
    expect(latest).toContain('Mengerjakan langkah “Tetapkan”.');
    expect(latest).toContain(play.number);
    expect(words(after)).toContain('Menghitung SWDKLLJ.');
    expect(after.page).not.toContain(NIK);
    expect((await (await who(null)).go('/data-saya')).status).toBe(303);
    expect((await (await who('rudi')).go('/data-saya')).status).toBe(403);
  });

  it('a value that is wrong is disputed, and the case goes on with both', async () => {
    const sari = await who('sari');
    const data = await sari.go(`${path}/data`);
    expect(words(data)).toContain('Untuk mencocokkan kendaraan dan menentukan golongannya.');
    expect(data.page).not.toContain(NIK);
    const form = await sari.go(`${path}/data?fakta=vehicle.year`);
    expect(words(form)).toContain('Apa yang salah pada Tahun pembuatan menurut Polri?');
    const refused = await sari.send(`${path}/data`, form, { fact: 'vehicle.year', declared: 'lama' });
    expect(refused.status).toBe(422);
    expect(words(refused)).toContain('harus bilangan bulat, misalnya 125');
    expect(refused.page).toContain('value="lama"');
    const fields = { fact: 'vehicle.year', declared: '2018', text: 'Tertulis di STNK' };
    expect((await sari.send(`${path}/data`, form, fields)).to).toBe(`${path}/data`);
    expect((await sari.send(`${path}/data`, form, fields)).to).toBe(`${path}/data`);
    expect(words(await sari.go(`${path}/data`))).toContain('Menurut Anda: 2018');
    const { facts, state } = await now(play.number);
    expect(facts.get('vehicle.year')?.disputed?.declared).toBe(2018);
    expect(state.status).toBe('open');
  });

  it('one bill: the sum, the split with its rows and laws, one code and what becomes of late money', async () => {
    await play.move({
      at: minutes(20),
      by: 'bagus',
      act: 'conclude confirm-tax',
      answers: { 'assessment.confirmed': true },
      text: '',
    });
    await play.move({
      at: minutes(25),
      by: 'intan',
      act: 'conclude confirm-insurance',
      answers: { 'insurance.confirmed': true },
      text: '',
    });
    door.at = minutes(26);
    const sari = await who('sari');
    expect(words(await sari.go(path))).toContain('Tugas Anda Bayar Rp296.450');
    expect((await sari.go(path)).page).toContain('<h1>Giliran Anda membayar satu tagihan untuk semua instansi</h1>');
    const bill = await sari.go(`${path}/tagihan`);
    const said = words(bill);
    for (const sum of ['Rp296.450', 'Rp157.500', 'Rp103.950', 'Rp35.000']) expect(said).toContain(sum);
    const { code } = (await now(play.number)).bill ?? { code: '' };
    expect(said.replaceAll(' ', '')).toContain(code);
    expect(bill.page).toContain(`href="${t.bank.url}/bayar?kode=${code}"`);
    expect(said).toMatch(/Tabel pkb, baris \d+/);
    expect(said).toContain('UU 1/2022');
    expect(bill.page).toContain('href="/kesepakatan/samsat"');
    expect(said).toContain('tidak hilang');
    expect(words(await (await who('sari', 'en')).go(`${path}/tagihan`))).toContain('Pay once, for all agencies');
  });

  it('after paying she cannot withdraw; money paid twice is shown as kept for her', async () => {
    const { bill } = await now(play.number);
    const pay = (at: Instant, again: string) =>
      receivePayment(t.house, payAt(t, bill?.code ?? '', bill?.total ?? 0n, at, again), at, t.seed(`pay ${again}`));
    expect(await pay(minutes(40), '')).toEqual({ kind: 'posted' });
    expect(await pay(minutes(41), 'again')).toEqual({ kind: 'parked' });
    door.at = minutes(42);
    const sari = await who('sari');
    const said = words(await sari.go(`${path}/tagihan`));
    expect(said).toContain('Tagihan ini sudah lunas');
    expect(said).toContain('tagihan sudah lunas, disimpan, bendahara akan mengembalikannya');
    expect((await sari.go(`${path}/tarik`)).status).toBe(409);
    expect((await sari.go(path)).page).not.toContain('/tarik');
  });

  it('the paper is hers to download; the history is whole and says every act', async () => {
    await play.move({ at: minutes(48), by: 'maya', act: 'take endorse', answers: {}, text: '' });
    await play.move({
      at: minutes(50),
      by: 'maya',
      act: 'conclude endorse',
      answers: { 'endorsement.confirmed': true },
      text: '',
    });
    door.at = minutes(51);
    const sari = await who('sari');
    const page = await sari.go(path);
    expect(words(page)).toContain('STNK Anda sudah disahkan');
    expect(page.page).toContain(`href="${path}/dokumen.pdf"`);
    const paper = await sari.go(`${path}/dokumen.pdf`);
    expect(Buffer.from(paper.bytes).subarray(0, 5).toString()).toBe('%PDF-');
    const history = words(await sari.go(`${path}/riwayat`));
    expect(history).toContain('Rantai utuh');
    expect(history).toContain('Anda membayar Rp296.450');
    const list = words(await sari.go('/permohonan'));
    expect(list).toContain('AN 1234 BC');
    expect(list).toContain('selesai');
  });
});

describe('anybody checks the paper without signing in', () => {
  let number = '';
  let qr = '';
  let bytes: Uint8Array;

  beforeAll(async () => {
    const row = await t.house.db.one<{ number: string; qr: string; bytes: Buffer }>(
      sql`select number, qr, bytes from documents limit 1`,
    );
    number = row?.number ?? '';
    qr = row?.qr ?? '';
    bytes = row?.bytes ?? new Uint8Array();
  });

  it('by its number: five answers, each for itself, and nothing that is printed on it', async () => {
    const nobody = await who(null);
    const found = await nobody.go(`/verifikasi?nomor=${number.toLowerCase()}`);
    expect(words(found)).toContain('Dokumen ini asli dan berlaku');
    expect([...found.page.matchAll(/<dt>/g)]).toHaveLength(5);
    expect(words(found)).toContain('Isi berkas Belum diperiksa');
    expect(found.page).not.toContain('AN 1234 BC');
    expect(words(await nobody.go(`/v/${number}`))).toContain('Dokumen ini asli dan berlaku');
    expect(words(await (await who(null, 'en')).go(`/v/${number}`))).toContain('This document is genuine and in force');
  });

  it('the address of its code asks for number or file where no script runs; a wrong number says what to do', async () => {
    const nobody = await who(null);
    const asked = await nobody.go('/v');
    expect(asked.status).toBe(200);
    expect(words(asked)).toContain('Nomor dokumen atau berkas');
    expect(words(await nobody.go('/verifikasi?nomor=12'))).toContain('Tulis nomor seperti tercetak');
    expect(words(await nobody.go('/v/D-2026-00000000-00000000'))).toContain('Tidak ada dokumen dengan nomor ini.');
  });

  it('by all that its code holds, which brings its own fields; a code with other words is none of ours', async () => {
    const nobody = await who(null);
    const ask = (text: string) => nobody.go(`/verifikasi?nomor=${encodeURIComponent(text)}`);
    const said = words(await ask(qr));
    expect(said).toContain('Tanda tangan pada kode itu sah.');
    expect(said).toContain('Nomor polisi AN 1234 BC');
    const [head = '', body = '', tail = ''] = (qr.split('#')[1] ?? '').split('.');
    const claims = Buffer.from(body, 'base64url').toString().replace('AN 1234 BC', 'AN 1 XX');
    const forged = `${qr.split('#')[0]}#${head}.${Buffer.from(claims).toString('base64url')}.${tail}`;
    expect(words(await ask(forged))).toContain('Dokumen ini tidak asli, atau sudah diubah');
    expect(words(await ask(forged))).toContain('Isi kode diubah');
  });

  it('the file itself: yes byte by byte; one byte changed or added: no', async () => {
    const nobody = await who(null);
    const form = await nobody.go('/verifikasi');
    const send = (sent: Uint8Array) =>
      nobody.upload('/verifikasi', form, { field: 'berkas', name: 'tbpkp.pdf', bytes: sent });
    const said = words(await send(bytes));
    expect(said).toContain('Dokumen ini asli dan berlaku');
    expect(said).toContain('Sama, byte demi byte, dengan yang disegel.');
    const altered = new Uint8Array(bytes);
    altered[400] = (altered[400] ?? 0) ^ 1;
    expect(words(await send(altered))).toContain('Dokumen ini tidak asli, atau sudah diubah');
    const grown = words(await send(Buffer.concat([bytes, Buffer.from('\n%')])));
    expect(grown).toContain('Ada yang ditambahkan setelah PDF ini disegel.');
    expect(words(await send(Buffer.from('%PDF-1.7 x')))).toContain('PDF ini tidak membawa segel.');
    expect((await send(new Uint8Array())).status).toBe(422);
  });
});

describe('a bill that expired', () => {
  it('is told as the next thing to do, and is made anew on request', async () => {
    const play = await file('budi', 'AN 4521 DK', minutes(60));
    await untilBill(play, 62);
    const old = (await now(play.number)).bill?.code ?? '';
    await play.move({ at: minutes(67 + 24 * 60 + 1), by: 'time', act: 'wait', answers: {}, text: '' });
    door.at = minutes(67 + 24 * 60 + 10);
    const budi = await who('budi');
    const path = `/berkas/${play.number}`;
    const status = await budi.go(path);
    expect(words(status)).toContain('Tagihan Anda sudah kedaluwarsa, 10.10.');
    expect(words(status)).not.toContain('sudah membayar');
    const task = /href="([^"]+\/tugas\/\d+)"/.exec(status.page)?.[1] ?? '';
    expect(words(await budi.go(task))).toContain('Buatkan tagihan baru?');
    const bill = await budi.go(`${path}/tagihan`);
    expect(words(bill)).toContain('Tagihan ini sudah berakhir');
    expect(words(bill).replaceAll(' ', '')).not.toContain(old);
    const both = await Promise.all([1, 2].map(() => budi.send(`${path}/tagihan`, bill, { do: 'renew' })));
    expect(both.map(({ to }) => to)).toEqual([`${path}/tagihan`, `${path}/tagihan`]);
    const { bills } = await now(play.number);
    expect(bills.map((one) => one.status)).toEqual(['expired', 'open']);
    expect(words(await budi.go(`${path}/tagihan`))).toContain('Bayar sekali, untuk semua instansi');
    expect((await budi.go(task)).status).toBe(409);
  });
});

describe('taking an application back', () => {
  it('says what it means, wants a reason, and ends the case once', async () => {
    const play = await file('suparti', 'AN 1145 JT', door.at);
    const path = `/berkas/${play.number}`;
    const suparti = await who('suparti');
    const form = await suparti.go(`${path}/tarik`);
    expect(words(form)).toContain('Tidak ada yang ditagih.');
    const refused = await suparti.send(`${path}/tarik`, form);
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('<title>Kesalahan: ');
    expect((await now(play.number)).state.status).toBe('open');
    const elsewhere = await suparti.send(`${path}/tarik`, form, { reason: 'later' }, { origin: 'https://example.org' });
    expect(elsewhere.status).toBe(403);
    const both = [
      await suparti.send(`${path}/tarik`, form, { reason: 'later' }),
      await suparti.send(`${path}/tarik`, form, { reason: 'later' }),
    ];
    expect(both.map(({ to }) => to)).toEqual([path, path]);
    expect((await now(play.number)).state.status).toBe('withdrawn');
    expect(words(await suparti.go(path))).toContain('Anda menarik permohonan ini');
    expect((await suparti.go(`${path}/tarik`)).status).toBe(409);
  });
});

describe('what only she can say, because a registry is silent', () => {
  it('is asked on a page of its own, comes back with its cure, and lets the case go on', async () => {
    const begun = door.at;
    t.silence(true);
    const play = await file('rosalina', 'AN 2001 MN', begun);
    const path = `/berkas/${play.number}`;
    const rosalina = await who('rosalina');
    door.at = later(begun, 5 * 60_000);
    expect(words(await rosalina.go(path))).toContain('Dukcapil belum menjawab sejak');
    const at = later(begun, 31 * 60_000);
    await play.move({ at, by: 'time', act: 'wait', answers: {}, text: '' });
    t.silence(false);
    door.at = at;
    const status = await rosalina.go(path);
    expect(status.page).toContain('<h1>Giliran Anda melengkapi data</h1>');
    const task = /href="([^"]+\/tugas\/\d+)"/.exec(status.page)?.[1] ?? '';
    const form = await rosalina.go(task);
    const refused = await rosalina.send(task, form, { 'person.name': 'Rosalina Ginting' });
    expect(refused.status).toBe(422);
    expect(refused.page).toContain('value="Rosalina Ginting"');
    expect(words(refused)).toContain('Isi Alamat.');
    const given = { 'person.name': 'Rosalina Ginting', 'person.address': 'Jalan Anggrek 5', 'person.alive': 'true' };
    expect((await rosalina.send(task, form, given)).to).toBe(path);
    const { facts } = await now(play.number);
    expect(facts.get('person.address')).toMatchObject({ value: 'Jalan Anggrek 5', source: { kind: 'asked' } });
  });
});

describe('power of attorney', () => {
  it('is given to a NIK until a day, seen by both, and ended at once; mistakes come back with their cure', async () => {
    const sari = await who('sari');
    const form = await sari.go('/kuasa');
    const until = { 'until-day': '31', 'until-month': '12', 'until-year': '2026' };
    const power = { agent: '9971 0261 1195 0002', service: SERVICE, ...until };
    const wrong = await sari.send('/kuasa', form, { ...power, agent: '9971' });
    expect(wrong.status).toBe(422);
    expect(wrong.page).toContain('value="9971"');
    expect((await sari.send('/kuasa', form, { ...power, agent: NIK })).status).toBe(422);
    expect((await sari.send('/kuasa', form, { ...power, 'until-year': '2020' })).status).toBe(422);
    const given = await sari.send('/kuasa', form, power);
    const after = await sari.go(given.to);
    expect(words(after)).toContain('Kuasa kepada Dewi Anggraini berlaku mulai sekarang.');
    expect(words(await (await who('dewi', 'en')).go('/kuasa'))).toContain('Sari Wulandari');
    const end = /name="end" value="([^"]+)"/.exec(after.page)?.[1] ?? '';
    await sari.send('/kuasa', after, { end });
    expect(words(await sari.go('/kuasa'))).toContain('Anda belum memberi kuasa kepada siapa pun.');
    expect(words(await sari.go('/data-saya'))).toContain('Anda mengakhiri kuasa.');
    await sari.send('/kuasa', after, { end });
  });

  it('whoever gave it sees on their trail that it was used and in which case', async () => {
    const { number } = await file('dewi', 'AN 2718 EM', door.at);
    const budi = await who('budi', 'en');
    const trail = words(await budi.go('/data-saya'));
    expect(trail).toContain('Apply with your power of attorney.');
    expect(trail).toContain(number);
  });
});

describe('a trail that has grown long', () => {
  it('is read in pages of fifty, latest first', async () => {
    const andi = await personOf(t.house, 'andi', door.at, t.seed('andi'));
    if (andi?.kind !== 'citizen') throw new Error('andi is a citizen');
    const look = {
      kind: 'data-read',
      agency: agencyId('regident'),
      position: null,
      facts: ['vehicle.plate'],
      registry: 'vehicles',
      holder: agencyId('regident'),
      purpose: `${SERVICE}/vehicles`,
      arrangement: null,
      caseNumber: null,
    } as const;
    const looks = Array.from({ length: 60 }, () => look);
    await recordLooks(t.house.db, andi.subject, looks, door.at, t.seed('looks'));
    const visit = await who('andi');
    const first = await visit.go('/data-saya');
    expect(words(first)).toContain('60 kali dibuka.');
    expect(words(first)).toContain('Halaman 1 dari 2');
    expect([...first.page.matchAll(/<tr id="r/g)]).toHaveLength(50);
    const second = await visit.go('/data-saya?halaman=2');
    expect([...second.page.matchAll(/<tr id="r(\d+)/g)].map(([, seq]) => seq)).toEqual(
      Array.from({ length: 10 }, (_, n) => String(10 - n)),
    );
    expect(words(await visit.go('/data-saya?halaman=x'))).toContain('Halaman 1 dari 2');
    expect(words(await visit.go('/data-saya?halaman=99'))).toContain('Halaman 2 dari 2');
  });
});

describe('finding a service and knowing it before one starts', () => {
  it('search finds it by need, with a slip of the finger, in both languages', async () => {
    const nobody = await who(null);
    for (const query of ['pajak motor', 'perpanjng stnk', 'vehicle tax']) {
      const { page } = await nobody.go(`/cari?q=${encodeURIComponent(query)}`);
      expect(page.split('</ul>')[0]).toContain(`href="/layanan/${SERVICE}"`);
    }
    expect(words(await nobody.go('/cari?q=zeppelin'))).toContain('Belum ada layanan yang cocok.');
    expect(words(await nobody.go(`/cari?q=${encodeURIComponent('<script>')}`))).not.toContain('<script>');
    expect((await nobody.go('/peristiwa/kendaraan')).page).toContain(`href="/layanan/${SERVICE}"`);
    expect((await nobody.go('/peristiwa/mars')).status).toBe(404);
    expect((await nobody.go('/layanan/tidak.ada')).status).toBe(404);
  });

  it('the service page is made from the definition: what is asked, how long, who is paid, which law', async () => {
    const said = words(await (await who(null)).go(`/layanan/${SERVICE}`));
    expect(said).toContain('Yang Anda isi Nomor telepon');
    expect(said).toContain('Selesai dalam 1 hari kerja');
    expect(said).toContain('Satu tagihan, 3 penerima');
    expect(said).toContain('UU 22/2009 pasal 70(2)');
    expect(said).toContain('surat kuasa');
    const english = words(await (await who(null, 'en')).go(`/layanan/${SERVICE}`));
    expect(english).toContain('Done within 1 working day');
  });

  it('the calculator gives the sum that a case bills, line by line, and says what stands against one', async () => {
    const nobody = await who(null);
    const page = await nobody.go(`/layanan/${SERVICE}/hitung?${new URLSearchParams(MOTORCYCLE).toString()}`);
    expect(page.status).toBe(200);
    for (const sum of ['Rp296.450', 'Rp157.500', 'Rp103.950', 'Rp35.000']) expect(words(page)).toContain(sum);
    const unknown = { ...MOTORCYCLE, 'vehicle.province': '33', 'tax.order': '2' };
    const none = await nobody.go(`/layanan/${SERVICE}/hitung?${new URLSearchParams(unknown).toString()}`);
    expect(words(none)).toContain('Biaya belum bisa dihitung.');
    const bad = { ...MOTORCYCLE, 'tax.njkb': 'mahal' };
    const wrong = await nobody.go(`/layanan/${SERVICE}/hitung?${new URLSearchParams(bad).toString()}`);
    expect(wrong.status).toBe(422);
    expect(wrong.page).toContain('value="mahal"');
  });

  it('the front door opens with its sentence, what is happening, one case at work, and figures that say how they come', async () => {
    const front = await (await who(null)).go('/');
    expect(words(front)).toContain(
      'Layanan milik banyak instansi, berjalan sebagai satu: sekali mengajukan, semua bekerja serentak, satu tagihan, satu dokumen, dan selalu terlihat siapa yang memegang.',
    );
    expect(words(front)).toContain('Lihat satu berkas berjalan');
    expect(front.page).not.toContain('Wulandari');
    expect(words(front)).toContain('1 berkas selesai.');
    expect(words(front)).toContain('Cara menghitung angka ini');
  });
});

/** The motorcycle of the first acceptance case. */
const MOTORCYCLE = {
  'vehicle.province': '99',
  'vehicle.class': 'C1',
  'vehicle.use': 'private',
  'vehicle.energy': 'fuel',
  'vehicle.cc': '125',
  'tax.njkb': '15.000.000',
  'tax.weight': '1',
  'tax.order': '1',
  'tax.dueDate-day': '5',
  'tax.dueDate-month': '12',
  'tax.dueDate-year': '2026',
  'tax.paidUntil-day': '5',
  'tax.paidUntil-month': '12',
  'tax.paidUntil-year': '2026',
  'insurance.paidUntil-day': '5',
  'insurance.paidUntil-month': '12',
  'insurance.paidUntil-year': '2026',
  'on.paid-day': '24',
  'on.paid-month': '11',
  'on.paid-year': '2026',
};
