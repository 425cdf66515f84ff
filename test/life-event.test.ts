import { afterAll, describe, expect, it } from 'vitest';
import { beginPlay } from '#operations/demo/play-case';
import { beginDraft } from '#operations/draft/change-draft';
import { personOf } from '#operations/person/sign-in';
import { inOrder } from '#operations/service/event-standings';
import { readActs } from '#store/chain';
import { sql } from '#store/sql';
import { chainId } from '#terms/ids';
import { instant } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const VEHICLE = '/peristiwa/kendaraan';
const RULE = '/peristiwa/aturan';

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const { government } = t.house.library;

async function drafts(): Promise<number> {
  const row = await t.house.db.one<{ n: number }>(sql`select count(*)::int as n from drafts where status = 'open'`);
  return row?.n ?? 0;
}

describe('something happens in a life', () => {
  it('has a page for each event of the government, and the earlier address leads there', async () => {
    const nobody = await visitor(t, door, null);
    for (const { id, services } of government.file.lifeEvents) {
      const page = await nobody.go(`/peristiwa/${id}`);
      expect(page.status, id).toBe(200);
      for (const service of services) expect(page.page, id).toContain(`href="/layanan/${service}"`);
    }
    expect((await nobody.go('/saat/kendaraan')).to).toBe(VEHICLE);
    expect((await nobody.go('/peristiwa/mars')).status).toBe(404);
  });

  it('shows what all its services give and ask, and what none of them asks', async () => {
    const said = words(await (await visitor(t, door, null)).go(RULE));
    expect(said).toContain('2 layanan untuk peristiwa ini');
    expect(said).toContain('Hasil:');
    expect(said).toMatch(/\d+ hal tidak kami minta/);
    expect(said).toMatch(/\d+ hal yang kami tanyakan untuk semuanya/);
    const english = words(await (await visitor(t, door, null, 'en')).go(VEHICLE));
    expect(english).toContain('1 service for this event');
    expect(english).toContain('1 thing we ask for all of them Phone number');
  });

  it('opens an application for each service that may begin, once, however often it is sent', async () => {
    const sari = await visitor(t, door, 'sari');
    const page = await sari.go(RULE);
    expect(words(page)).toContain('Mulai 2 layanan');
    const before = await drafts();
    expect((await sari.send(RULE, page)).to).toBe(RULE);
    expect((await sari.send(RULE, page)).to).toBe(RULE);
    expect(await drafts()).toBe(before + 2);
    const after = await sari.go(RULE);
    expect(words(after)).toContain('Lanjutkan draf Anda');
    expect(words(after)).not.toContain('Dapat dimulai sekarang');
    expect(words(after)).not.toContain('Kami bukakan drafnya');
  });

  it('begins only what is left when one was begun before', async () => {
    const budi = await visitor(t, door, 'budi');
    const page = await budi.go(RULE);
    const before = await drafts();
    const [first] = government.file.lifeEvents.find(({ id }) => id === 'aturan')?.services ?? [];
    const person = await personOf(t.house, 'budi', MORNING, t.seed('budi'));
    await beginDraft(t.house, person, first ?? '', MORNING, t.seed('one by hand'));
    expect(await drafts()).toBe(before + 1);
    expect((await budi.send(RULE, page)).status).toBe(303);
    expect(await drafts()).toBe(before + 2);
  });

  it('asks once what two of its services ask: an answer in one draft stands in the other, and is not written over', async () => {
    const dewi = await visitor(t, door, 'dewi');
    await dewi.send(RULE, await dewi.go(RULE));
    const [one = '', other = ''] = [...(await dewi.go(RULE)).page.matchAll(/href="(\/draf\/[0-9a-f-]+)"/g)].map(
      ([, href = '']) => href,
    );
    const answer = async (draft: string, phone: string) => {
      const page = await dewi.go(`${draft}/isi/contact`);
      expect((await dewi.send(`${draft}/isi/contact`, page, { 'contact.phone': phone })).status).toBe(303);
    };
    expect(words(await dewi.go(other))).not.toContain('0812');
    await answer(one, '0812-3456-7890');
    expect(words(await dewi.go(other))).toContain('0812-3456-7890');
    await answer(one, '0813-0000-1111');
    expect(words(await dewi.go(other))).toContain('0812-3456-7890');
  });

  it('leads to the case where it is under way, and offers nothing to begin', async () => {
    const answers = { 'contact.phone': '0812-3456-7890' };
    const filing = { at: MORNING, persona: 'sari', service: 'samsat.pengesahan-tahunan', pick: 'AN 1234 BC', answers };
    const { number } = await beginPlay(t.house, filing, t.seed('life event'));
    const page = await (await visitor(t, door, 'sari')).go(VEHICLE);
    expect(page.page).toContain(`href="/berkas/${number}"`);
    expect(words(page)).toContain('Sedang berjalan');
    expect(words(page)).not.toContain('Kami bukakan drafnya');
  });

  it('begins nothing for somebody who is not signed in', async () => {
    const nobody = await visitor(t, door, null);
    const before = await drafts();
    expect((await nobody.send(RULE, await nobody.go(RULE))).status).toBe(401);
    expect(await drafts()).toBe(before);
  });
});

describe('one form for all services of an event', () => {
  const FORM = `${RULE}/isi`;
  const DRAFT = 'Rancangan peraturan ini mengatur jam buka pasar rakyat di seluruh kota.';
  const answers = {
    'rule.study': DRAFT,
    'rule.draft': DRAFT,
    'policy.draft': DRAFT,
    'policy.question': 'Jam buka?',
    'contact.phone': '0812-3456-7890',
  };

  it('asks each thing once, says who needs and who sees it, and puts the answer into every draft', async () => {
    const wayan = await visitor(t, door, 'wayan');
    expect((await wayan.go(FORM)).status).toBe(404);
    await wayan.send(RULE, await wayan.go(RULE));
    expect(words(await wayan.go(RULE))).toContain('Isi satu formulir untuk 2 layanan');
    const form = await wayan.go(FORM);
    expect(form.page.match(/name="contact\.phone"/g)).toHaveLength(1);
    const [study = '', phone = ''] = ['rule.study', 'contact.phone'].map((name) =>
      words({ ...form, page: `<main${form.page.slice(form.page.indexOf(`id="${name}"`)).split('class="soft"')[1]}` }),
    );
    expect(study).toContain('Diperlukan Pembentukan Peraturan Daerah (Perda), dilihat Bagian Hukum');
    expect(phone).toMatch(/Diperlukan .+ dan .+, dilihat /);
    expect((await wayan.send(FORM, form, answers)).to).toBe(`${RULE}/kemajuan`);
    const progress = await wayan.go(`${RULE}/kemajuan`);
    const hrefs = [...progress.page.matchAll(/href="(\/draf\/[0-9a-f-]+)"/g)].map(([, href = '']) => href);
    expect(hrefs).toHaveLength(2);
    for (const draft of hrefs) expect(words(await wayan.go(draft))).toContain('0812-3456-7890');
    expect(words(progress)).toContain('0 dari 2 layanan selesai');
    expect((await wayan.go(FORM)).page.match(/href="\/draf\/[0-9a-f-]+\/pilih"/g)).toHaveLength(2);
  });

  it('keeps nothing in any draft when one answer does not fit', async () => {
    const wayan = await visitor(t, door, 'wayan');
    const before = await wayan.go(FORM);
    const back = await wayan.send(FORM, before, {
      ...answers,
      'contact.phone': '0813-0000-1111',
      'rule.draft': 'Pendek',
    });
    expect(back.status).toBe(422);
    expect(back.page).toContain('value="0813-0000-1111"');
    expect((await wayan.go(FORM)).page).not.toContain('0813-0000-1111');
  });

  it('leaves a service out with a reason, which is an act of the person, and takes it up again', async () => {
    const wayan = await visitor(t, door, 'wayan');
    const leave = `${RULE}/tinggalkan`;
    const service = 'hukum.konsultasi';
    const person = await personOf(t.house, 'wayan', MORNING, t.seed('wayan'));
    if (person?.kind !== 'citizen') throw new Error('wayan is no citizen');
    const acts = async () =>
      (await readActs(t.house.db, chainId(person.subject)))
        .filter(({ kind }) => kind.startsWith('service-'))
        .map(({ kind, data }) => [kind, data]);
    for (const reason of ['because', ''])
      expect((await wayan.send(leave, await wayan.go(RULE), { service, reason })).status).toBe(422);
    expect(await acts()).toEqual([]);
    const twice = await wayan.go(RULE);
    for (let n = 0; n < 2; n += 1) await wayan.send(leave, twice, { service, reason: 'another-way' });
    expect(await acts()).toEqual([['service-left-out', { event: 'aturan', service, reason: 'another-way' }]]);
    expect(words(await wayan.go(RULE))).toContain('Anda lewatkan: diurus dengan cara lain');
    expect((await wayan.go(FORM)).page).not.toContain('policy.draft');
    expect(words(await wayan.go(`${RULE}/kemajuan`))).toContain('0 dari 1 layanan selesai');
    expect(words(await wayan.go('/data-saya'))).toContain('Anda tidak memerlukan satu layanan');
    await wayan.send(leave, await wayan.go(RULE), { service, do: 'take-up' });
    expect((await acts()).map(([kind]) => kind)).toEqual(['service-left-out', 'service-taken-up']);
    expect((await wayan.go(FORM)).page).toContain('policy.draft');
  });

  it('says when nothing is left to answer, and leads to the last look', async () => {
    const budi = await visitor(t, door, 'budi');
    await budi.send(VEHICLE, await budi.go(VEHICLE));
    const [, draft = ''] = /href="(\/draf\/[0-9a-f-]+)"/.exec((await budi.go(VEHICLE)).page) ?? [];
    await budi.send(`${draft}/pilih`, await budi.go(`${draft}/pilih`), { record: 'AN 2718 EM' });
    expect((await budi.go(`${VEHICLE}/kemajuan`)).page).not.toContain(`${draft}/periksa`);
    const phone = { 'contact.phone': answers['contact.phone'] };
    await budi.send(`${VEHICLE}/isi`, await budi.go(`${VEHICLE}/isi`), phone);
    expect((await budi.go(`${VEHICLE}/kemajuan`)).page).toContain(`${draft}/periksa`);
  });

  it('shows the cases side by side with who holds each', async () => {
    const sari = await visitor(t, door, 'sari', 'en');
    const page = words(await sari.go(`${VEHICLE}/kemajuan`));
    expect(page).toContain('0 of 1 service done');
    expect(page).toContain('Your case has reached Bapenda');
    expect((await (await visitor(t, door, null)).go(`${VEHICLE}/kemajuan`)).status).toBe(303);
  });
});

describe('the order of the services of an event', () => {
  const [a, b] = ['hukum.perda', 'hukum.konsultasi'].map((id) => government.services.get(id));
  if (a === undefined || b === undefined) throw new Error('the government lost its rules');
  const after = (service: typeof a, requires: string[]) => ({ ...service, file: { ...service.file, requires } });
  const order = (...services: (typeof a)[]) =>
    inOrder({ services: new Map(services.map((one) => [one.file.id, one])) }, [a.file.id, b.file.id]).map(
      ({ file }) => file.id,
    );

  it('is that of the event, but what is required comes first', () => {
    expect(order(a, b)).toEqual([a.file.id, b.file.id]);
    expect(order(after(a, [b.file.id]), b)).toEqual([b.file.id, a.file.id]);
  });

  it('ends even where two require each other, which the check of the folder finds', () => {
    expect(order(after(a, [b.file.id]), after(b, [a.file.id]))).toHaveLength(2);
  });
});
