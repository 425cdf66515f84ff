import { afterAll, describe, expect, it } from 'vitest';
import { growDemo } from '#operations/demo/grow-demo';
import { sql } from '#store/sql';
import { instant } from '#terms/plain-date';
import { SCAN_SCRIPT, SCAN_SCRIPT_PATH } from '#web/scan-script';
import { openBrowser } from './support/browser.ts';
import { openHouse } from './support/open-house.ts';
import { openDoor, visitor, words } from './support/visitor.ts';

const NOON = instant('2026-11-24T12:00:00+07:00');

const [open, browser] = await Promise.all([openHouse(NOON), openBrowser()]);
const { test: t, url } = open;
await growDemo(t.house, NOON, (id, error) => {
  throw new Error(`${id} could not be grown`, { cause: error });
});
await t.settle(NOON);
const door = openDoor(t, NOON);
const { qr } = (await t.house.db.one<{ qr: string }>(sql`select qr from documents limit 1`)) ?? { qr: '' };

afterAll(async () => {
  await browser.close();
  await open.close();
  expect([...open.faults, ...door.faults]).toEqual([]);
});

describe('a code scanned with a camera', () => {
  it('leads to a page that may load our own script, and no other page may load any', async () => {
    const at = async (path: string) => (await fetch(`${url}${path}`)).headers.get('content-security-policy');
    expect(await at('/v')).toContain("script-src 'self';");
    for (const path of ['/', '/verifikasi', '/v/D-2026-00000000-00000000', '/masuk', SCAN_SCRIPT_PATH])
      expect(await at(path)).not.toContain('script-src');
    expect(await at('/v')).not.toMatch(/unsafe|nonce/);
  });

  it('the script is a file of its own that may be kept for ever', async () => {
    const { page } = await (await visitor(t, door, null)).go('/v');
    expect(page.match(/<script[^>]*>/g)).toEqual([`<script src="${SCAN_SCRIPT_PATH}" defer="">`]);
    const file = await fetch(`${url}${SCAN_SCRIPT_PATH}`);
    expect(await file.text()).toBe(SCAN_SCRIPT);
    expect(file.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(file.headers.get('cache-control')).toContain('immutable');
  });

  it('is checked by what the script posts, guarded like every form', async () => {
    const nobody = await visitor(t, door, null);
    const form = await nobody.go('/v');
    const answer = await nobody.send('/verifikasi', form, { nomor: qr });
    expect(words(answer)).toContain('Tanda tangan pada kode itu sah.');
    expect(answer.page).not.toContain('<script');
    const elsewhere = await nobody.send('/verifikasi', form, { nomor: qr }, { origin: 'https://elsewhere.example' });
    expect(elsewhere.status).toBe(403);
  });
});

describe('a code scanned with a camera, in a browser', () => {
  /** Opens what stands behind the code, as a camera does, after the front page. */
  async function scan(code: string, javaScriptEnabled = true) {
    const context = await browser.newContext({ javaScriptEnabled, locale: 'id-ID' });
    const page = await context.newPage();
    await page.goto(`${url}/`);
    await page.goto(`${url}/v#${code}`);
    return page;
  }
  const code = qr.split('#')[1] ?? '';

  it('shows its result at once, leaves nothing of the code in the address, and “back” leads out', async () => {
    const page = await scan(code);
    await page.waitForURL(`${url}/verifikasi`);
    expect(await page.textContent('main')).toContain('Tanda tangan pada kode itu sah.');
    expect(await page.title()).toContain('Dokumen ini asli dan berlaku');
    await page.goBack();
    expect(page.url()).toBe(`${url}/`);
    await page.context().close();
  });

  it('a forged one is told as forged, and another code on the same page is checked too', async () => {
    const page = await scan(`${code.slice(0, -4)}AAAA`);
    await page.waitForURL(`${url}/verifikasi`);
    expect(await page.title()).toContain('Dokumen ini tidak asli, atau sudah diubah');
    await page.goto(`${url}/v`);
    await page.evaluate(`location.hash = ${JSON.stringify(code)}`);
    await page.waitForURL(`${url}/verifikasi`);
    expect(await page.title()).toContain('Dokumen ini asli dan berlaku');
    await page.context().close();
  });

  it('without script, or without a code, the page stays as it is', async () => {
    for (const page of [await scan(code, false), await scan('')]) {
      expect(await page.textContent('main')).toContain('Nomor dokumen atau berkas');
      expect(new URL(page.url()).pathname).toBe('/v');
      await page.context().close();
    }
  });
});
