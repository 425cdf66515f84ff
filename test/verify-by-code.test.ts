import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { growDemo } from '#operations/grow-demo';
import { sql } from '#store/sql';
import { type Instant, instant } from '#terms/plain-date';
import { sha256 } from '#terms/random';
import { SCAN_SCRIPT, SCAN_SCRIPT_PATH } from '#web/scan-script';
import { type Served, serve } from '../src/serve.ts';
import { openBrowser } from './support/browser.ts';
import { startTestHouse, type TestHouse } from './support/house.ts';
import { type Doorway, openDoor, visitor, words } from './support/visitor.ts';

const NOON = instant('2026-11-24T12:00:00+07:00');

let t: TestHouse;
let door: Doorway;
let served: Served;
let qr = '';
let browser: Browser;

beforeAll(async () => {
  browser = await openBrowser();
  t = await startTestHouse(NOON);
  await growDemo(t.house, NOON, (id, error) => {
    throw new Error(`${id} could not be grown`, { cause: error });
  });
  await t.settle(NOON);
  door = openDoor(t, NOON);
  const row = await t.house.db.one<{ qr: string }>(sql`select qr from documents limit 1`);
  qr = row?.qr ?? '';
  served = await serve(doorAt(t, NOON), 0, '127.0.0.1', (error) => door.faults.push(error));
}, 180_000);
afterAll(async () => {
  expect(door.faults).toEqual([]);
  await browser.close();
  await served.close();
  await t.close();
});

function doorAt({ house, trust }: TestHouse, at: Instant): Parameters<typeof serve>[0] {
  let n = 0;
  const chance = (length = 32) => new Uint8Array(sha256(`served ${(n += 1)}`).subarray(0, length));
  return { house, trust, clock: () => at, chance };
}

/** The code as a camera opens it, on the house that is served here; in Indonesian, whatever the browser speaks. */
const scanned = (code: string) => `http://127.0.0.1:${served.port}/v?lang=id#${code.split('#')[1] ?? ''}`;

/** The page that somebody sees who opened an address, after its script has done its work; and once more after `act`. */
async function seen(address: string, act?: (page: Page) => Promise<void>): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(address, { waitUntil: 'commit' }); // the script may lead on before it has loaded
  await page.waitForLoadState('networkidle');
  await act?.(page);
  await page.waitForLoadState('networkidle');
  const html = await page.content();
  await context.close();
  return html;
}

describe('a code scanned with a camera', () => {
  it('leads to a page that may load our own script, and no other page may load any', async () => {
    const at = async (path: string) =>
      (await door.app.request(`http://127.0.0.1:3000${path}`)).headers.get('content-security-policy');
    expect(await at('/v')).toContain("script-src 'self';");
    for (const path of ['/', '/verifikasi', '/v/D-2026-00000000-00000000', '/masuk', SCAN_SCRIPT_PATH])
      expect(await at(path)).not.toContain('script-src');
    expect(await at('/v')).not.toMatch(/unsafe|nonce/);
  });

  it('the script is a file of its own that may be kept for ever', async () => {
    const { page } = await (await visitor(t, door, null)).go('/v');
    expect(page.match(/<script[^>]*>/g)).toEqual([`<script src="${SCAN_SCRIPT_PATH}" defer="">`]);
    const file = await fetch(`http://127.0.0.1:${served.port}${SCAN_SCRIPT_PATH}`);
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

  it('shows its result in a browser at once, and a forged one as forged', async () => {
    const page = await seen(scanned(qr));
    expect(page).toContain('Tanda tangan pada kode itu sah.');
    expect(page).toContain('Dokumen ini asli dan berlaku');
    expect(await seen(scanned(`${qr.slice(0, -4)}AAAA`))).toContain('Dokumen ini tidak asli, atau sudah diubah');
  });

  it('leaves the page as it is where nothing was scanned', async () => {
    expect(await seen(scanned(''))).toContain('Nomor dokumen atau berkas');
    const skipped = await seen(scanned(''), async (page) => {
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    });
    expect(skipped).toContain('Anda memindai kode QR sebuah dokumen');
  });
});
