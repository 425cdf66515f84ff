import { request } from 'node:http';
import { afterAll, describe, expect, it } from 'vitest';
import { growDemo } from '#operations/demo/grow-demo';
import { signIn } from '#operations/person/sign-in';
import { sql } from '#store/sql';
import { LANGUAGES, type Language } from '#terms/language';
import { instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { SCAN_SCRIPT_PATH } from '#web/scan-script';
import { openHouse } from './support/open-house.ts';
import { openDoor, visitor } from './support/visitor.ts';

const NOON = instant('2026-11-24T12:00:00+07:00');
const SERVICE = 'samsat.pengesahan-tahunan';
const CITIZEN = 30 * 1024;
/** The style sheet and the icon are in the cache by then. */
const AGAIN = 10 * 1024;
const DESK = 60 * 1024;

const open = await openHouse(NOON);
const { test: t, url } = open;
await growDemo(t.house, NOON, (id, error) => {
  throw new Error(`${id} could not be grown`, { cause: error });
});
await t.settle(NOON);
const door = openDoor(t, NOON);

afterAll(async () => {
  await open.close();
  expect([...open.faults, ...door.faults]).toEqual([]);
});

interface Transfer {
  readonly status: number;
  /** All that came over the line for one request: status line, headers, body as packed. */
  readonly bytes: number;
  readonly packed: string;
  readonly text: string;
}

/** One request on a connection of its own, so that the bytes of the connection are those of the answer. */
function transfer(path: string, headers: { readonly [name: string]: string }): Promise<Transfer> {
  return new Promise((done, fail) => {
    const options = { agent: false, headers: { 'accept-encoding': 'gzip, br', ...headers } };
    request(`${url}${path}`, options, (response) => {
      const body: Buffer[] = [];
      response.on('data', (piece: Buffer) => body.push(piece));
      response.on('error', fail);
      response.on('end', () => {
        const packed = response.headers['content-encoding'] ?? '';
        const bytes = response.socket.bytesRead;
        unpack(packed, Buffer.concat(body)).then(
          (text) => done({ status: response.statusCode ?? 0, bytes, packed, text }),
          fail,
        );
      });
    })
      .on('error', fail)
      .end();
  });
}

async function unpack(packed: string, body: Buffer): Promise<string> {
  if (packed === '') return body.toString();
  const stream = new Blob([new Uint8Array(body)]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).text();
}

/** Everything a browser fetches of its own accord for a page. */
function parts(html: string): string[] {
  const links = [...html.matchAll(/<link rel="(?:stylesheet|icon)" href="([^"]+)"/g)];
  const media = [...html.matchAll(/<(?:script|img|source|iframe)[^>]* src="([^"]+)"/g)];
  return [...links, ...media].map(([, address = '']) => address).filter((address) => !address.startsWith('data:'));
}

/** A first visit, with nothing in the cache. */
async function visit(
  path: string,
  headers: { readonly [name: string]: string },
): Promise<Transfer & { total: number }> {
  const page = await transfer(path, headers);
  const rest = await Promise.all(parts(page.text).map((address) => transfer(address, {})));
  expect(rest.map(({ status }) => status)).toEqual(rest.map(() => 200));
  return { ...page, total: rest.reduce((sum, { bytes }) => sum + bytes, page.bytes) };
}

const sessions = new Set<string>();

async function cookies(persona: string | null, language: Language): Promise<{ readonly cookie: string }> {
  const sid = sha256(`weight ${persona ?? ''}`).toString('base64url');
  if (persona !== null && !sessions.has(sid)) await signIn(t.house, persona, sid, NOON);
  sessions.add(sid);
  return { cookie: `sid=${sid}; bahasa=${language}` };
}

/** The longest case of a citizen: what grows with a case is heaviest there. */
async function longestCase(): Promise<{ number: string; persona: string }> {
  const rows = await t.house.db.many<{ number: string; n: number }>(sql`
    select c.number, count(*)::int as n from cases_all c join acts a on a.chain = c.case_id
    where exists (select from bills b where b.case_id = c.case_id)
    group by c.number order by n desc`);
  for (const { number } of rows)
    for (const { id, kind } of t.house.library.government.personas) {
      if (kind !== 'citizen') continue;
      const { status } = await transfer(`/berkas/${number}/riwayat`, await cookies(id, 'id'));
      if (status === 200) return { number, persona: id };
    }
  throw new Error('no persona has a case');
}

/** Pages of somebody's own: a draft on its way, a case, a bill, who looked. */
async function ownPages(): Promise<readonly (readonly [persona: string, paths: readonly string[]])[]> {
  const suparti = await visitor(t, door, 'suparti');
  const begin = `/mulai/${SERVICE}`;
  const first = await suparti.go(begin);
  const { to } = await suparti.send(begin, first, { record: 'AN 1146 JT' }); // her other one is renewed already
  const draft = to.replace('/data', '');
  const question = `${draft}/isi/contact`;
  await suparti.send(question, await suparti.go(question), { 'contact.phone': '0812 3456 7890' });
  const { number, persona } = await longestCase();
  const mine = ['', '?baru=1', '/data', '/data?fakta=vehicle.year', '/tagihan', '/riwayat'];
  return [
    ['wayan', [begin]],
    [
      'suparti',
      ['', '/pilih', '/data', '/data?fakta=vehicle.cc', '/isi/contact', '/periksa'].map((piece) => draft + piece),
    ],
    [persona, [...mine.map((piece) => `/berkas/${number}${piece}`), '/permohonan', '/data-saya', '/kuasa']],
  ];
}

async function publicPages(): Promise<readonly string[]> {
  const arrangements = [...t.house.library.government.arrangements.keys()].map((id) => `/kesepakatan/${id}`);
  const events = t.house.library.government.file.lifeEvents.map(({ id }) => `/peristiwa/${id}`);
  const rows = await t.house.db.many<{ number: string }>(sql`select number from cases_all order by number`);
  const row = await t.house.db.one<{ number: string }>(sql`select number from documents limit 1`);
  const doors = ['/', '/cari', '/cari?q=pajak', '/masuk', '/masukan', '/verifikasi', '/v', '/belajar', '/kesepakatan'];
  const service = [`/layanan/${SERVICE}`, `/layanan/${SERVICE}/hitung`];
  const cases = rows.map(({ number }) => `/berkas/${number}`);
  return [...doors, ...events, ...service, ...arrangements, ...cases, `/v/${row?.number ?? ''}`, '/tidak-ada'];
}

const own = await ownPages();

describe('a first visit over a real connection, nothing in the cache', () => {
  it.each(LANGUAGES)(
    'brings 30 KB or less with every page a citizen may meet, 10 KB on the next, none of it a script (%s)',
    async (language) => {
      const all = [[null, await publicPages()] as const, ...own];
      const seen: { path: string; bytes: number; total: number }[] = [];
      for (const [persona, paths] of all)
        for (const path of paths) {
          const { status, text, packed, bytes, total } = await visit(path, await cookies(persona, language));
          expect([path, status === 200 || path === '/tidak-ada']).toEqual([path, true]);
          expect([path, packed]).toEqual([path, 'gzip']);
          expect([path, parts(text).filter((address) => address.endsWith('.js'))]).toEqual([
            path,
            path === '/v' ? [SCAN_SCRIPT_PATH] : [],
          ]);
          expect(text.replace(`<script src="${SCAN_SCRIPT_PATH}" defer=""></script>`, '')).not.toContain('<script');
          seen.push({ path, bytes, total });
        }
      expect(seen.length).toBeGreaterThan(45);
      expect(seen.filter(({ total }) => total > CITIZEN)).toEqual([]);
      expect(seen.filter(({ bytes }) => bytes > AGAIN)).toEqual([]);
    },
  );

  it.each(LANGUAGES)('brings 60 KB or less with every page of an official (%s)', async (language) => {
    const item = await t.house.db.one<{ number: string; item_id: number }>(sql`
      select c.number, w.item_id from work_items w join cases c using (case_id)
      where w.agency = 'bapenda-prov' and c.status = 'open' order by c.number limit 1`);
    const desk = `/antrean/${item?.number}/${item?.item_id}`;
    const all: { readonly [persona: string]: readonly string[] } = {
      bagus: ['/antrean', '/antrean?lingkup=instansi', desk, `${desk}/tanya`, '/pertanyaan'],
      sekda: ['/papan', '/pertanyaan'],
      ratna: ['/kas'],
      auditor: ['/periksa', `/periksa/${(await longestCase()).number}`],
    };
    for (const [persona, paths] of Object.entries(all))
      for (const path of paths) {
        const { status, text, total } = await visit(path, await cookies(persona, language));
        expect([path, status, total <= DESK]).toEqual([path, 200, true]);
        expect(text).not.toContain('<script');
      }
  });
});

describe('what is packed', () => {
  it('a page asked for without a packing is sent as it is, and a head tells no length but the same headers', async () => {
    const page = await transfer('/', { 'accept-encoding': 'identity' });
    expect([page.packed, page.text.startsWith('<!doctype html>')]).toEqual(['', true]);
    const head = await fetch(`${url}/`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(head.headers.get('cache-control')).toBe('no-store');
  });

  it('not the page of somebody signed in that another site calls up: its length could tell what stands in it', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' };
    const sari = await cookies('sari', 'id');
    expect((await transfer('/data-saya?tebakan=1', { ...sari, ...foreign })).packed).toBe('');
    expect((await transfer('/data-saya', { ...sari, 'sec-fetch-site': 'same-origin' })).packed).toBe('gzip');
    expect((await transfer('/data-saya', sari)).packed).toBe('gzip');
    expect((await transfer('/', { ...(await cookies(null, 'id')), ...foreign })).packed).toBe('gzip');
  });
});
