import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { arrangement } from '#cli/arrangement';
import { use } from '#coordination/arrangement';
import { currentArrangements } from '#coordination/current';
import { isObject, type JsonObject, textOf } from '#terms/json';
import { type Instant, instant } from '#terms/plain-date';
import { Refusal } from '#terms/refusal';
import { startTestHouse } from './support/house.ts';
import { type Answer, closeDoor, openDoor, visitor, words } from './support/visitor.ts';

const MORNING = instant('2026-11-24T09:03:00+07:00');
const PATIENT = { timeout: 120_000 };

const t = await startTestHouse(MORNING);
const door = openDoor(t, MORNING);
const folder = mkdtempSync(join(tmpdir(), 'draft-'));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await closeDoor(t, door);
});
const { house } = t;
const { government } = house.library;

const DRAFT = `id: left-out
title: { id: Parkir bersama, en: Shared parking }
sentence: { id: PUPR memberi data ruas kepada JKN, en: Public Works gives road data to the insurer }
instrument: cooperation-agreement
declaredLevel: 2
members:
  - { agency: pupr, role: lead }
  - { agency: jkn, role: member }
leadPattern: single
leadPosition: { position: pupr.head }
legalBasis: [{ law: Perjanjian parkir (rekaan), certainty: B }]
services: []
grants:
  - id: ruas
    kind: data
    from: pupr
    to: jkn
    registry: road-surfaces
    facts: [road.segment]
    purpose: { id: Mengetahui ruas, en: To know the segment }
    basis: { law: Perjanjian parkir (rekaan), certainty: B }
from: '2026-01-01'
to: '2027-01-01'
`;

let count = 0;
/** What the command line prints, or the code with which it refuses. */
async function typed(line: string, at: Instant = MORNING): Promise<JsonObject | string> {
  let out = '';
  count += 1;
  const io = { stdout: (text: string) => void (out += text), stderr: () => undefined, env: {}, tty: false };
  const once = { use: <T>(work: (one: typeof house) => Promise<T>) => work(house), clock: () => at };
  try {
    await arrangement(line.split(' '), io, { ...once, chance: () => t.seed(`typed ${count}`) });
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  if (!line.includes('--json')) return out;
  const parsed = JSON.parse(out) as JsonObject; // printed by the verb itself
  return isObject(parsed) ? parsed : out;
}

async function given(): Promise<string> {
  const current = await currentArrangements(house.db, government);
  const wish = { kind: 'data', from: 'pupr', to: 'jkn', registry: 'road-surfaces', facts: ['road.segment'] } as const;
  const found = use(current.values(), wish, MORNING, government.file.zone);
  return found.kind === 'effective' ? found.arrangement.id : found.lapse;
}

describe('manunggal arrangement', PATIENT, () => {
  const file = join(folder, 'parkir.yaml');
  writeFileSync(file, DRAFT);
  writeFileSync(join(folder, 'broken.yaml'), 'title: [\n');
  writeFileSync(join(folder, 'thin.yaml'), 'title: { id: A, en: B }\n');

  it('drafts from a file, and of two who change the same version the second is told so', async () => {
    expect(await typed(`draft parkir --file ${folder}/none.yaml --as sekda`)).toBe('usage');
    expect(await typed(`draft parkir --file ${folder}/broken.yaml --as sekda`)).toBe('body-malformed');
    expect(await typed(`draft parkir --file ${folder}/thin.yaml --as sekda`)).toBe('arrangement-malformed');
    expect(await typed(`draft parkir --file ${file}`)).toBe('usage');
    expect(await typed(`draft parkir --file ${file} --as maya`)).toBe('signature-not-yours');
    expect(await typed(`draft parkir --file ${file} --as nobody`)).toBe('persona-unknown');
    expect(await typed(`draft parkir --file ${file} --as sekda --json`)).toEqual({
      id: 'parkir',
      act: 'arrangement-drafted',
      seq: 1,
      state: 'draft',
    });
    expect(await typed(`draft parkir --file ${file} --as rahman --seen 1`)).toContain('parkir 2: ');
    expect(await typed(`draft parkir --file ${file} --as sekda --seen 1`)).toBe('arrangement-changed');
    expect(await typed('show parkir')).toBe('arrangement-unknown');
    expect(await typed('list')).not.toContain('parkir');
    expect(await typed('list --as sekda')).toContain('parkir');
  });

  it('says what it would change, asks whom it touches, and waits for their stances before anybody signs', async () => {
    expect(await typed('impact parkir')).toBe('arrangement-unknown');
    expect(await typed('impact parkir --as sekda --json')).toMatchObject({
      id: 'parkir',
      gained: [{ kind: 'data', from: 'pupr', to: 'jkn', registry: 'road-surfaces' }],
      lost: [],
      orphaned: [],
      levels: { declared: 2, replaced: null },
      consultation: null,
    });
    expect(await typed('stance parkir --stance agree --as fajar')).toBe('signature-not-yours');
    expect(await typed('circulate parkir --as sekda')).toBe('body-malformed');
    expect(await typed('circulate parkir --to 2026-11-24 --as sekda')).toBe('arrangement-unfit');
    expect(await typed('circulate parkir --to 2026-12-01 --as sekda --json')).toMatchObject({
      act: 'arrangement-circulated',
    });
    expect(await typed('stance parkir --stance maybe --as fajar')).toBe('usage');
    expect(await typed('stance parkir --stance agree --as maya')).toBe('signature-not-yours');
    await typed('stance parkir --stance reserve --as fajar');
    await typed('propose parkir --as sekda');
    expect(await typed('sign parkir --as rahman')).toBe('consultation-open');
    const told = await typed('impact parkir --as sekda --lang en');
    expect(told).toContain('Agrees with a reservation');
    expect(told).toContain('No stance yet');
    expect(await typed('impact parkir --as sekda --lang en', instant('2026-12-02T09:00:00+07:00'))).toContain('Silent');
    expect(await typed('stance parkir --stance object --as rahman --json')).toMatchObject({ act: 'stance-taken' });
    const one = await typed('show parkir --json');
    const acts = isObject(one) && Array.isArray(one['acts']) ? one['acts'] : [];
    expect(acts.filter((act) => isObject(act) && act['kind'] === 'stance-taken')).toHaveLength(2);
  });

  it('has it signed by each, and from the last signature it gives what it says', async () => {
    expect(await given()).toBe('no-arrangement');
    await typed('sign parkir --as rahman');
    expect(await typed('sign parkir --as rahman')).toBe('signed-before');
    expect(await typed('enact parkir --as maya')).toBe('signature-not-yours');
    expect(await given()).toBe('no-arrangement');
    expect(await typed('enact parkir --as fajar --json')).toMatchObject({ act: 'arrangement-enacted' });
    expect(await given()).toBe('parkir');
    expect(await typed('show parkir --lang en')).toContain('[x] jkn');
  });

  it('stops, resumes, renews, replaces and ends it; each is obeyed at the next use', async () => {
    expect(await typed('suspend parkir --as sekda')).toBe('body-malformed');
    expect(await typed('suspend parkir --as sekda --reason whim')).toBe('usage');
    await typed('suspend parkir --as sekda --reason audit');
    expect(await given()).toBe('arrangement-suspended');
    await typed('resume parkir --as sekda');
    await typed('renew parkir --to 2028-01-01 --as rahman');
    expect(await typed('show parkir --json')).toMatchObject({ renewal: { to: '2028-01-01', signed: ['pupr'] } });
    await typed('renew parkir --to 2028-01-01 --as fajar');
    const whole = await typed('show parkir --json');
    expect(isObject(whole) && isObject(whole['text']) ? textOf(whole['text']['to']) : '').toBe('2028-01-01');
    expect(await typed('succeed parkir --by nowhere --as rahman')).toBe('arrangement-unknown');
    expect(await typed('terminate parkir --reason agreed --as rahman')).toContain('parkir 13: ');
    expect(await given()).toBe('arrangement-expired');
    expect(await typed('sing parkir --as rahman')).toBe('usage');
    expect(await typed('print parkir --as sekda')).toBe('usage');
    const out = join(folder, 'parkir.pdf');
    expect(await typed(`print parkir --as sekda --out ${out} --json`)).toMatchObject({ id: 'parkir', out });
    expect(readFileSync(out).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

/** What the fields of a page's form hold, as a browser would send them. */
function fieldsOf({ page }: Answer): { [name: string]: string } {
  const form = page.slice(page.indexOf('<form', page.indexOf('<main')));
  const inputs = [...form.matchAll(/<input [^>]*>/g)].map(([tag]) => tag);
  const read = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1];
  const filled = inputs
    .filter((tag) => read(tag, 'type') !== 'radio' || / checked/.test(tag))
    .map((tag): [string, string] => [read(tag, 'name') ?? '', read(tag, 'value') ?? '']);
  const chosen = [...form.matchAll(/<select [^>]*name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', inner = '']): [string, string] => [name, /<option value="([^"]*)" selected/.exec(inner)?.[1] ?? ''],
  );
  return Object.fromEntries([...filled, ...chosen].filter(([name]) => !['csrf', 'key', ''].includes(name)));
}

describe('the Council drafts on a page without scripts', PATIENT, () => {
  const FRESH = '/dewan/naskah/baru';
  const PATH = '/dewan/naskah/pasar-bersama';
  const written = {
    id: 'pasar-bersama',
    'title.id': 'Pasar bersama',
    'title.en': 'Shared market',
    'sentence.id': 'PUPR dan DPMPTSP menata pasar',
    'sentence.en': 'Public Works and licensing order the market',
    instrument: 'head-of-region-decree',
    declaredLevel: '2',
    enactedBy: 'setda.mayor',
    leadPattern: 'single',
    'leadPosition.position': 'pupr.head',
    'members.0.agency': 'pupr',
    'members.0.role': 'lead',
    'members.2.agency': 'dpmptsp',
    'members.2.role': 'member',
    'legalBasis.0.law': 'Keputusan Wali Kota (rekaan)',
    'legalBasis.0.certainty': 'B',
    'from-day': '1',
    'from-month': '12',
    'from-year': '2026',
    seen: '0',
  };

  it('shows officials alone every arrangement with state, steps, end and what warns', async () => {
    const sekda = await visitor(t, door, 'sekda');
    const page = await sekda.go('/dewan');
    expect(words(page)).toContain('Samsat Kota Tirta Arum');
    expect(words(page)).toMatch(/Dinyatakan \d, terhitung \d/);
    expect(page.page).toContain('href="/penataan"');
    for (const href of page.page.matchAll(/href="(\/[^"?#]*)"/g))
      expect([href[1], (await sekda.go(href[1] ?? '')).status]).toEqual([href[1], 200]);
    expect((await (await visitor(t, door, 'sari')).go('/dewan')).status).toBe(403);
    expect((await (await visitor(t, door, null)).go(FRESH)).status).not.toBe(200);
  });

  it('keeps what was typed while something needs mending, and says where', async () => {
    const sekda = await visitor(t, door, 'sekda');
    const form = await sekda.go(FRESH);
    const wrong = await sekda.send(FRESH, form, { ...written, 'members.2.agency': '', 'from-month': '13' });
    expect(wrong.status).toBe(422);
    expect(fieldsOf(wrong)).toMatchObject({ 'title.id': 'Pasar bersama', 'from-month': '13', id: 'pasar-bersama' });
    expect(words(wrong)).toContain('Mulai berlaku: perbaiki bagian ini.');
    const taken = await sekda.send(FRESH, wrong, { ...written, id: 'samsat' });
    expect(taken.status).toBe(409);
    expect(await sekda.send(FRESH, taken, written)).toMatchObject({ status: 303, to: '/kesepakatan/pasar-bersama' });
    expect((await (await visitor(t, door, 'sari')).go('/kesepakatan/pasar-bersama')).status).toBe(404);
    expect((await sekda.go('/kesepakatan')).page).not.toContain('pasar-bersama');
  });

  it('lets one of two change the draft; the other keeps their words and is led to the newest', async () => {
    const [first, second] = [await visitor(t, door, 'sekda'), await visitor(t, door, 'rahman')];
    const [one, other] = [await first.go(PATH), await second.go(PATH)];
    const sent = (page: Answer, more: { [name: string]: string }) => ({ ...fieldsOf(page), ...more });
    expect((await first.send(PATH, one, sent(one, { 'title.en': 'First' }))).status).toBe(303);
    const late = await second.send(PATH, other, sent(other, { 'title.en': 'Second' }));
    expect(late.status).toBe(409);
    expect(words(late)).toContain('Orang lain sudah mengubah');
    expect(fieldsOf(late)).toMatchObject({ 'title.en': 'Second', seen: '1' });
    expect(fieldsOf(await second.go(PATH))).toMatchObject({ 'title.en': 'First', seen: '2' });
  });

  it('has it proposed, enacted by the one seat its decree names, in force from its day, and then a file’s equal', async () => {
    const page = '/kesepakatan/pasar-bersama';
    const press = async (persona: string, fields: { [name: string]: string }) => {
      const who = await visitor(t, door, persona);
      return (await who.send(page, await who.go(page), fields)).status;
    };
    expect(await press('sekda', { do: 'propose', seen: '2' })).toBe(303);
    const sekda = await visitor(t, door, 'sekda');
    expect((await sekda.go(PATH)).status).toBe(409);
    expect(words(await sekda.go('/dewan'))).toContain('Menunggu tanda tangan: Wali Kota');
    expect(await press('wali', { do: 'sign', seen: '3' })).toBe(303);
    const paper = await sekda.go(`${PATH}/cetak.pdf`);
    expect(paper.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(paper.bytes.subarray(0, 5))).toBe('%PDF-');
    expect((await (await visitor(t, door, 'sari')).go(`${PATH}/cetak.pdf`)).status).toBe(403);
    door.at = instant('2026-12-02T09:00:00+07:00');
    expect(words(await (await visitor(t, door, null)).go(page))).toContain('berlaku');
    expect(words(await sekda.go('/kesepakatan'))).toContain('PUPR dan DPMPTSP menata pasar');
    door.at = MORNING;
  });
});
