import { afterAll, describe, expect, it } from 'vitest';
import { LARGEST_FILE } from '#definitions/file-kind';
import { fileApplication } from '#operations/case/file-application';
import { loadCase } from '#operations/case/load-case';
import { personOf } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { upkeep } from '#store/upkeep';
import type { SubjectId } from '#terms/ids';
import { instant, later } from '#terms/plain-date';
import { startTestHouse } from './support/house.ts';
import { closeDoor, openDoor, type Upload, type Visitor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-05-12T09:03:00+07:00');
const DAY = 86_400_000;
const BEGIN = '/mulai/ptsp.pbg';
const FIELD = 'building.drawings';

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
afterAll(() => closeDoor(t, door));

const PDF = '%PDF-1.7\nSECRET-OF-THE-PLAN\n';
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(40)]);
const file = (name: string, bytes: string | Uint8Array): Upload => ({
  field: FIELD,
  name,
  bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
});

const count = async () => (await t.house.db.one<{ n: number }>(sql`select count(*)::int as n from uploads`))?.n;

/** A draft of Sari's house, up to its drawings. */
async function draftOf(who: Visitor, nop: string): Promise<string> {
  const { to } = await who.send(BEGIN, await who.go(BEGIN), { record: nop });
  return to.replace('/data', '');
}

async function answer(who: Visitor, path: string, answers: { [name: string]: string }): Promise<void> {
  expect((await who.send(path, await who.go(path), answers)).status, path).toBe(303);
}

async function fillOthers(who: Visitor, draft: string): Promise<void> {
  const size = {
    'building.use': 'dwelling',
    'building.work': 'new',
    'building.floors': '2',
    'building.floorArea': '150',
  };
  await answer(who, `${draft}/isi/building`, size);
  await answer(who, `${draft}/isi/plan`, { 'building.plan': 'Rangka beton bertulang, dua meter dari batas.' });
  await answer(who, `${draft}/isi/designer`, { 'designer.name': 'Adi', 'designer.licence': 'STRA-1' });
  await answer(who, `${draft}/isi/contact`, { 'contact.phone': '0812-3456-7890' });
}

describe('what an applicant attaches', () => {
  let draft = '';
  let number = '';
  let id = '';

  it('is refused in words beside the field when it is empty, too large, of another kind or too many, and the rest is kept', async () => {
    const sari = await visitor(t, door, 'sari');
    draft = await draftOf(sari, '99.71.010.001.002-0145.0');
    const page = `${draft}/isi/drawings`;
    const send = async (...files: Upload[]) => sari.upload(page, await sari.go(page), files);
    const cases: [Upload, string][] = [
      [file('denah.pdf', ''), 'kosong'],
      [file('denah.pdf', '<html><script>alert(1)</script>'), 'harus PDF atau foto'],
      [file('denah.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'), 'harus PDF atau foto'],
      [file('denah.pdf', Buffer.concat([Buffer.from(PDF), Buffer.alloc(LARGEST_FILE)])), 'paling besar 5 MB'],
    ];
    for (const [bad, sentence] of cases) {
      const refused = await send(bad);
      expect(refused.status).toBe(422);
      expect(words(refused)).toContain(sentence);
    }
    expect(await count()).toBe(0);
    const one = await send(file('tampak.jpg', JPEG), file('x.pdf', 'no'));
    expect(one.status).toBe(422);
    expect(words(one)).toContain('Sudah terlampir Lepas tampak.jpg (JPEG, 1 kB)');
    const many = Array.from({ length: 6 }, (_, n) => file(`${n}.pdf`, `${PDF}${n}`));
    expect(words(await send(...many))).toContain('paling banyak 6 berkas');
    expect(await count()).toBe(6);
  });

  it('can be taken away again, and sent twice is kept once', async () => {
    const sari = await visitor(t, door, 'sari');
    const page = `${draft}/isi/drawings`;
    const shown = await sari.go(page);
    const ids = [...shown.page.matchAll(/name="remove" value="([^"]+)"/g)].map(([, found]) => found ?? '');
    for (const one of ids) expect((await sari.upload(page, await sari.go(page), [], { remove: one })).status).toBe(303);
    expect(await count()).toBe(0);
    const before = await sari.go(page);
    const drawn = file('../../etc/denah "rumah".pdf', PDF);
    const [first, second] = [await sari.upload(page, before, drawn), await sari.upload(page, before, drawn)];
    expect([first.status, second.status, await count()]).toEqual([303, 303, 1]);
  });

  it('stands sealed: neither its name nor its content is in the database', async () => {
    const row = await t.house.db.one<{ head: Buffer; body: Buffer; upload_id: string }>(
      sql`select upload_id, head, body from uploads`,
    );
    id = row?.upload_id ?? '';
    expect(row?.head.includes('denah')).toBe(false);
    expect(row?.body.includes('SECRET')).toBe(false);
    expect(row?.body.length).toBe(PDF.length + 28);
  });

  it('goes with the application, and its owner takes it home under a plain name, never opened by a browser', async () => {
    const sari = await visitor(t, door, 'sari');
    await fillOthers(sari, draft);
    const check = await sari.go(`${draft}/periksa`);
    expect(words(check)).toContain('denah rumah.pdf (PDF, 1 kB)');
    number = (await sari.send(`${draft}/periksa`, check)).to.replace(/^\/berkas\/|\?.*$/g, '');
    expect(words(await sari.go(`/berkas/${number}`))).toContain('denah rumah.pdf');
    const got = await sari.go(`/berkas/${number}/lampiran/${id}`);
    expect(got.page).toBe(PDF);
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toBe(
      `attachment; filename="denah_rumah.pdf"; filename*=UTF-8''denah%20rumah.pdf`,
    );
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect(got.headers.get('cache-control')).toContain('no-store');
  });

  it('is opened by the officer whose step needs it, with a line on the trail, and by nobody else', async () => {
    const { state, caseId } = await loadCase(t.house, t.house.db, { number });
    const looks = async () =>
      (
        await t.house.db.one<{ n: number }>(
          sql`select count(*)::int as n from acts where chain = ${state.subject} and data->'facts' = ${JSON.stringify([FIELD])}::jsonb`,
        )
      )?.n;
    const item = state.open.find((wait) => wait.kind === 'item' && wait.node === 'check-file')?.id ?? 0;
    const fitri = await visitor(t, door, 'fitri');
    expect((await fitri.go(`/antrean/${number}/${item}`)).page).toContain(`/antrean/${number}/${item}/lampiran/${id}`);
    expect(await looks()).toBe(0);
    expect((await fitri.go(`/antrean/${number}/${item}/lampiran/${id}`)).page).toBe(PDF);
    expect(await looks()).toBe(1);
    const others = [
      [await visitor(t, door, 'rudi'), `/antrean/${number}/${item}/lampiran/${id}`],
      [await visitor(t, door, 'dewi'), `/berkas/${number}/lampiran/${id}`],
      [await visitor(t, door, 'sari'), `/berkas/${number}/lampiran/${caseId}`],
    ] as const;
    for (const [who, path] of others) {
      const refused = await who.go(path);
      expect([403, 404]).toContain(refused.status);
      expect(refused.page).not.toContain('SECRET');
    }
    expect(await looks()).toBe(1);
  });

  it('cannot be claimed by somebody else, nor made up', async () => {
    const person = await personOf(t.house, 'nurhayati', MORNING, t.seed('nurhayati'));
    if (person?.kind !== 'citizen') throw new Error('nurhayati is a citizen');
    const claimed = [{ id, name: 'denah.pdf', kind: 'application/pdf', size: 9, sha256: '0'.repeat(64) }];
    const application = { service: 'ptsp.pbg', pick: null, answers: { [FIELD]: claimed }, fetched: new Map() };
    await expect(fileApplication(t.house, person, application, MORNING, t.seed('claim'))).rejects.toMatchObject({
      code: 'file-unknown',
    });
  });

  it('outlives its draft when it was sent, and goes with the draft when it was not', async () => {
    const tigor = await visitor(t, door, 'tigor');
    const loose = await draftOf(tigor, '99.71.010.004.001-0119.0');
    const page = `${loose}/isi/drawings`;
    await tigor.upload(page, await tigor.go(page), file('lepas.pdf', PDF));
    expect(await count()).toBe(2);
    await upkeep(t.house.db, later(MORNING, 20 * DAY));
    expect(await count()).toBe(2);
    await upkeep(t.house.db, later(MORNING, 40 * DAY));
    expect(await count()).toBe(1);
    const sari = await visitor(t, door, 'sari');
    expect((await sari.go(`/berkas/${number}/lampiran/${id}`)).page).toBe(PDF);
  });

  it('is gone with the key of the person', async () => {
    const row = await t.house.db.one<{ subject: SubjectId }>(sql`select subject from uploads where upload_id = ${id}`);
    if (row === undefined) throw new Error('it is kept');
    await t.house.keys.destroy(row.subject);
    const sari = await visitor(t, door, 'sari');
    expect((await sari.go(`/berkas/${number}/lampiran/${id}`)).status).toBe(404);
  });
});
