import { describe, expect, it } from 'vitest';
import { instant } from '#terms/plain-date';
import { webApp } from '#web/app.tsx';
import { ROUTES } from '#web/routes.tsx';
import type { Door } from '#web/visit.tsx';

const HOUSE = 'http://127.0.0.1:3000';
const faults: string[] = [];

/** A door to a house of which only the database is asked, by whatever question. */
function doorTo(answer: () => unknown): Door {
  const db = new Proxy({}, { get: () => answer });
  const help = { id: 'Loket', en: 'Counter' };
  const government = { file: { zone: 'Asia/Jakarta', fictional: true, help }, agencies: new Map(), personas: [] };
  const settings = { baseUrl: HOUSE, bankUrl: null, demo: true };
  return {
    house: {
      db,
      keys: db,
      library: { government, keepUp: () => Promise.resolve() },
      settings,
    } as unknown as Door['house'], // no more of it is touched
    trust: {} as Door['trust'],
    clock: () => instant('2026-11-24T09:03:00+07:00'),
    chance: (length = 32) => new Uint8Array(length),
  };
}

function dead(): never {
  throw new Error('no database');
}

const appOf = (answer: () => unknown) => webApp(doorTo(answer), ROUTES, (error) => faults.push(String(error)));
const known = { cookie: `sid=${'a'.repeat(43)}` };

describe('when something fails before it is known who comes', () => {
  it.each([
    ['id', 'Ada yang rusak di pihak kami'],
    ['en', 'Something is broken on our side'],
  ])('there is still a page, in %s, that tells nothing of the inside', async (language, sentence) => {
    const response = await appOf(dead).request(`${HOUSE}/permohonan`, {
      headers: { ...known, 'accept-language': language },
    });
    const page = await response.text();
    expect(response.status).toBe(500);
    expect(page).toContain(`<h1>${sentence}</h1>`);
    expect(page).not.toContain('no database');
    expect(faults.splice(0)).toEqual(['Error: no database']);
  });
});

describe('a form larger than any', () => {
  it('is answered by a page that says so', async () => {
    const body = new Uint8Array(5_000_000);
    const headers = { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(body.length) };
    const response = await appOf(() => Promise.resolve({ persona: null, successions: 0 })).request(
      `${HOUSE}/verifikasi`,
      {
        method: 'POST',
        headers,
        body,
      },
    );
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('<h1>');
    expect(faults).toEqual([]);
  });
});
